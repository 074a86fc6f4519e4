package latchkey.web.api;

import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.catalog.CatalogChanges.Change;
import org.jspecify.annotations.Nullable;

/** What has changed, as a program reads it. */
final class Changes {

    private Changes() {}

    static Map<String, @Nullable Object> shape(Change change) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("path", change.path());
        shape.put("from", change.from().orElse(null));
        shape.put("to", change.to().orElse(null));
        return shape;
    }
}
