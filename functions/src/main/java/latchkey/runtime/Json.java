package latchkey.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain Java: maps in order, lists, text, {@code Long}, {@code BigDecimal}, {@code Boolean} and null. Only the
 * streaming parser stands below it: data binding would cost every cold start some 190 ms of CPU.
 */
public final class Json {

    /** Deeper or longer documents are no event of AWS and no request of ours. */
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(100).build();

    private static final JsonFactory FACTORY =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    private Json() {}

    /** @throws NotJson where the text is not exactly one JSON value */
    public static @Nullable Object read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            return only(parser);
        } catch (JsonProcessingException e) {
            throw new NotJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NotJson where the bytes are not exactly one JSON value in UTF-8 */
    public static @Nullable Object read(byte[] utf8) {
        try (var parser = FACTORY.createParser(utf8)) {
            return only(parser);
        } catch (JsonProcessingException e) {
            throw new NotJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NotJson where the text is not exactly one JSON object */
    public static Map<String, @Nullable Object> object(String text) {
        return asObject(read(text));
    }

    /** @throws NotJson where the bytes are not exactly one JSON object */
    public static Map<String, @Nullable Object> object(byte[] utf8) {
        return asObject(read(utf8));
    }

    /** Writes maps, collections, text, numbers, booleans and null; any other value by its {@code toString}. */
    public static String write(@Nullable Object value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @SuppressWarnings("unchecked") // what read() builds has text keys
    private static Map<String, @Nullable Object> asObject(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new NotJson("A JSON object is needed, {…}");
    }

    private static @Nullable Object only(JsonParser parser) throws IOException {
        parser.nextToken();
        var value = value(parser);
        if (parser.nextToken() != null) {
            throw new NotJson("There is more after the JSON value");
        }
        return value;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        if (token == null) {
            throw new NotJson("There is no JSON value");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new BigDecimal(parser.getBigIntegerValue())
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new NotJson("No JSON value begins with " + token);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            if (object.containsKey(name)) { // readers differ in which they take (RFC 8259, section 4)
                throw new NotJson("The name %s stands twice in one object".formatted(name));
            }
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static void write(JsonGenerator to, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> to.writeNull();
            case Map<?, ?> map -> {
                to.writeStartObject();
                for (var entry : map.entrySet()) {
                    to.writeFieldName(String.valueOf(entry.getKey()));
                    write(to, entry.getValue());
                }
                to.writeEndObject();
            }
            case Iterable<?> list -> {
                to.writeStartArray();
                for (var item : list) {
                    write(to, item);
                }
                to.writeEndArray();
            }
            case Boolean flag -> to.writeBoolean(flag);
            case Integer number -> to.writeNumber(number);
            case Long number -> to.writeNumber(number);
            case BigDecimal number -> to.writeNumber(number);
            case Double number -> to.writeNumber(number);
            default -> to.writeString(value.toString());
        }
    }

    /** The text is no JSON, or not of the form that was needed. */
    public static final class NotJson extends RuntimeException {
        NotJson(String message) {
            super(message);
        }

        NotJson(JsonProcessingException cause) {
            super(cause.getOriginalMessage(), cause);
        }
    }
}
