// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.text;

/** Texts of others in messages: in quotes, and not too much of them. */
public final class Excerpt {

    private static final int LENGTH = 200;

    private Excerpt() {}

    public static String quoted(String text) {
        return '"' + (text.length() > LENGTH ? text.substring(0, LENGTH) + "\u2026" : text) + '"';
    }
}
