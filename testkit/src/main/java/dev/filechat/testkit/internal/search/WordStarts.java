// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import java.util.Collection;

/**
 * Tells quickly which sentences cannot have a word with one of the given stems, so that only the others need to be
 * analyzed. The Porter stemmer replaces two letters at the end of a word at most, and one where the stem is short: what
 * stands before them begins the word.
 */
final class WordStarts {

    private static final int SHORT_STEM = 4;

    private final String[] starts;

    WordStarts(Collection<String> stems) {
        this.starts = stems.stream()
                .map(stem -> stem.substring(0, Math.max(1, stem.length() - (stem.length() > SHORT_STEM ? 2 : 1))))
                .distinct()
                .toArray(String[]::new);
    }

    /** May be wrong when it says true, never when it says false. */
    boolean mayBeIn(String sentence) {
        boolean inWord = false;
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if ((!inWord || c >= 0x80) && startsAt(sentence, i)) {
                return true;
            }
            inWord = c < 0x80 && Character.isLetterOrDigit(c);
        }
        return false;
    }

    private boolean startsAt(String sentence, int position) {
        for (String start : starts) {
            if (sentence.regionMatches(true, position, start, 0, start.length())) {
                return true;
            }
        }
        return false;
    }
}
