// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import java.util.List;
import java.util.regex.Pattern;

/** A text in the pieces in which it is streamed. */
public final class StreamedPieces {

    private static final Pattern BOUNDARY = Pattern.compile("(?<=\\s)(?=\\S)");

    private StreamedPieces() {}

    /** Each word with the space after it; one empty word if there is none. */
    public static List<String> of(String text) {
        return List.of(BOUNDARY.split(text, -1));
    }
}
