package latchkey.reply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words and patterns that reading a reply goes by: data that somebody who speaks the language can review.
 * {@code [section]} heads lines; {@code #} begins a comment line.
 */
record WordFile(Map<String, List<String>> sections) {

    /** @throws IllegalStateException if the jar does not hold the file */
    static WordFile read(String name) {
        try (var file = WordFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks latchkey/reply/" + name + ".");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static WordFile parse(String text) {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> section = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String entry = line.strip();
            if (entry.startsWith("[") && entry.endsWith("]")) {
                section = sections.computeIfAbsent(entry.substring(1, entry.length() - 1), key -> new ArrayList<>());
            } else if (!entry.isEmpty() && !entry.startsWith("#")) {
                section.add(entry);
            }
        }
        return new WordFile(sections);
    }

    /** @throws IllegalStateException if the file has no such section */
    List<String> lines(String section) {
        List<String> lines = sections.get(section);
        if (lines == null) {
            throw new IllegalStateException("A word file lacks the section [" + section + "].");
        }
        return lines;
    }
}
