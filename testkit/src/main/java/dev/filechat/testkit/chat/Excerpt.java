// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

/** Texts of others in messages: in quotes, and not too much of them. */
final class Excerpt {

    private static final int LENGTH = 200;

    private Excerpt() {}

    static String quoted(String text) {
        return '"' + (text.length() > LENGTH ? text.substring(0, LENGTH) + "\u2026" : text) + '"';
    }
}
