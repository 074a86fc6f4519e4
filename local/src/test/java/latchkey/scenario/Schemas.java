package latchkey.scenario;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import latchkey.runtime.Json;

/** JSON by the schemas of the contract, which are JSON Schema 2020-12, formats included. */
final class Schemas {

    private final Map<?, ?> components;
    private final Map<Map<?, ?>, Schema> ready = new ConcurrentHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    Schemas(Map<?, ?> components) {
        this.components = components;
    }

    /** What is wrong with the JSON: pointer and rule of each fault. */
    List<String> faults(Map<?, ?> schema, String json) {
        try {
            Json.read(json);
        } catch (Json.NotJson e) {
            return List.of("no JSON");
        }
        return ready.computeIfAbsent(schema, this::made).validate(json, InputFormat.JSON).stream()
                .map(error -> "at “%s”: %s (%s)"
                        .formatted(error.getInstanceLocation(), error.getMessage(), error.getSchemaLocation()))
                .toList();
    }

    /** The same for a text that is written bare, as in a query. */
    List<String> ofText(Map<?, ?> schema, String text) {
        return faults(schema, Json.write(text));
    }

    /** With the components beside it, so that its references lead somewhere. */
    private Schema made(Map<?, ?> schema) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("components", components);
        whole.put("allOf", List.of(schema));
        return registry.getSchema(Json.write(whole));
    }
}
