package latchkey.local.template;

/**
 * Where something stands, so that a fault can be found without searching.
 *
 * @param file relative to the folder of the root template
 * @param line counted from 1
 * @param path the keys that lead there, such as {@code Resources.StageQueue.Properties.VisibilityTimeout}
 */
public record Place(String file, int line, String path) {

    private static final String RESOURCES = "Resources.";

    Place at(String key, int itsLine) {
        return new Place(file, itsLine, path.isEmpty() ? key : path + "." + key);
    }

    Place item(int index, int itsLine) {
        return new Place(file, itsLine, path + "[" + index + "]");
    }

    /** The logical id, or the section where it is no resource's. */
    public String resource() {
        var rest = path.startsWith(RESOURCES) ? path.substring(RESOURCES.length()) : path;
        var end = rest.indexOf('.');
        return end < 0 ? rest : rest.substring(0, end);
    }

    /** The last key: the property's own name. */
    public String property() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return "%s:%d: %s"
                .formatted(file, line, path.startsWith(RESOURCES) ? path.substring(RESOURCES.length()) : path);
    }
}
