package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** What a door answered. */
record Answer(int status, Map<String, List<String>> headers, String body) {

    Answer must(int wanted) {
        assertThat(status)
                .as("status of the answer “%s”", body.length() > 400 ? body.substring(0, 400) : body)
                .isEqualTo(wanted);
        return this;
    }

    Answer mustSucceed() {
        assertThat(status).as("status of the answer “%s”", body).isBetween(200, 299);
        return this;
    }

    /** Names the state of what was looked at. */
    Optional<String> tag() {
        return headers.getOrDefault("etag", List.of()).stream().findFirst();
    }

    Doc json() {
        return new Doc(Json.object(body));
    }

    List<Doc> list() {
        return Doc.list(Json.read(body));
    }

    /** A JSON object, read with little ceremony. */
    record Doc(Map<String, @Nullable Object> values) {

        String text(String name) {
            return String.valueOf(values.get(name));
        }

        boolean has(String name) {
            return values.get(name) != null;
        }

        @SuppressWarnings("unchecked") // Json gives maps with text keys
        Doc doc(String name) {
            assertThat(values.get(name)).as(name).isInstanceOf(Map.class);
            return new Doc((Map<String, @Nullable Object>) java.util.Objects.requireNonNull(values.get(name)));
        }

        List<Doc> docs(String name) {
            return list(values.get(name));
        }

        List<String> texts(String name) {
            var texts = new ArrayList<String>();
            assertThat(values.get(name)).as(name).isInstanceOf(List.class);
            ((List<?>) java.util.Objects.requireNonNull(values.get(name)))
                    .forEach(one -> texts.add(String.valueOf(one)));
            return texts;
        }

        @SuppressWarnings("unchecked") // Json gives maps with text keys
        static List<Doc> list(@Nullable Object value) {
            assertThat(value).isInstanceOf(List.class);
            return ((List<Map<String, @Nullable Object>>) java.util.Objects.requireNonNull(value))
                    .stream().map(Doc::new).toList();
        }
    }
}
