package latchkey.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables that stand beside these classes. A faulty one is a fault of ours, not of a template. */
final class Table {

    private Table() {}

    static Fields read(String name) {
        var faults = new Faults();
        var tree = TreeReader.parse(text(name), name, faults);
        return tree.filter(_ -> faults.all().isEmpty())
                .map(Fields::of)
                .orElseThrow(() -> new IllegalStateException(name + " is faulty: " + faults.all()));
    }

    private static String text(String name) {
        try (var in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("This build has no " + name + "; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
