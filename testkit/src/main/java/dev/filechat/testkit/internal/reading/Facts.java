// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reading;

import dev.filechat.testkit.internal.document.Document;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What texts say in the form "name: value" or "name = value", one a line: bills, forms, settings, JSON. Not safe for
 * use by several threads.
 */
public final class Facts {

    private static final int MOST = 10_000;
    private static final int LONGEST_LINE = 2_000;
    private static final Pattern FACT = Pattern.compile(
            "^[^\\p{L}\\p{N}]*(?<name>\\p{L}[\\p{L}\\p{N} _.-]{0,60}?)[\"'* ]*[:=]\\s*(?<value>\\S.*)$");
    private static final Pattern QUOTES = Pattern.compile("^[\"'*\\s]+|[\"'*\\s.,;]+$");
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, String> values = new HashMap<>();
    private long characters;

    /** Knows nothing yet. */
    public Facts() {}

    /**
     * Reads documents. Those that have no text are passed over.
     *
     * @param documents the documents
     * @param heartbeat called now and then; it may throw to end the work
     * @throws IOException if a document cannot be read
     */
    public void read(List<? extends Document> documents, Runnable heartbeat) throws IOException {
        for (Document document : documents) {
            DocumentText text = DocumentText.of(document);
            if (text.readable()) {
                try (LineSplitter lines = new LineSplitter(LONGEST_LINE, line -> {
                    heartbeat.run();
                    characters += line.length() + 1;
                    learn(line);
                })) {
                    text.writeTo(lines, heartbeat);
                }
            }
        }
    }

    /**
     * Learns what a text says. What is known already stays.
     *
     * @param text one or more lines
     */
    public void learn(String text) {
        text.lines().forEach(line -> {
            Matcher fact = FACT.matcher(line);
            if (fact.matches() && values.size() < MOST) {
                learn(fact.group("name"), QUOTES.matcher(fact.group("value")).replaceAll(""));
            }
        });
    }

    /**
     * Learns a value, unless it is empty or another is known already.
     *
     * @param name its name
     * @param value the value
     */
    public void learn(String name, String value) {
        if (!value.isEmpty()) {
            values.putIfAbsent(normalized(name), value);
        }
    }

    /**
     * Returns the value that the text gives for a name. Case, spaces and signs in its name do not matter: {@code
     * dueDate} is "Due date".
     *
     * @param name its name
     * @return the value as it is written, or nothing
     */
    public Optional<String> about(String name) {
        return Optional.ofNullable(values.get(normalized(name)));
    }

    /**
     * Counts what was read in documents.
     *
     * @return how many characters
     */
    public long characters() {
        return characters;
    }

    private static String normalized(String name) {
        return NO_NAME.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
