// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How like texts are. */
public final class Likeness {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Likeness() {}

    /** Returns the share of the wanted words that the text has, 0 to 1. */
    public static double of(String text, String wanted) {
        Set<String> sought = words(wanted);
        Set<String> there = words(text);
        return sought.isEmpty()
                ? 0
                : (double) sought.stream().filter(there::contains).count() / sought.size();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
