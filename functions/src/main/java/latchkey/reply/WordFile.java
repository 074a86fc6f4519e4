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
 * {@code [section]} heads lines; {@code #} begins a comment line. In phrases {@code (a|b)} is one of both and {@code (|a)}
 * is a or nothing.
 */
record WordFile(Map<String, List<String>> sections) {

    /** More would be a mistake in a pattern, not a list of words. */
    private static final int MAX_PHRASES = 20_000;

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

    /** Each way to say each line of the section. */
    List<String> phrases(String section) {
        var phrases = new ArrayList<String>();
        lines(section).forEach(pattern -> expand(pattern, phrases));
        return phrases;
    }

    private static void expand(String pattern, List<String> into) {
        int close = pattern.indexOf(')');
        if (close < 0) {
            into.add(pattern.strip().replaceAll(" +", " "));
            if (into.size() > MAX_PHRASES) {
                throw new IllegalStateException("A word file stands for more than 20,000 phrases at: " + pattern);
            }
            return;
        }
        int open = pattern.lastIndexOf('(', close);
        for (String choice : pattern.substring(open + 1, close).split("\\|", -1)) {
            expand(pattern.substring(0, open) + choice + pattern.substring(close + 1), into);
        }
    }
}
