// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.download;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes a server's name safe for a file in a directory, on every system. */
final class SafeFileName {
    /** Most file systems take 255 bytes, some of them 143 and less once encrypted; a number may have to be added. */
    private static final int MAX_BYTES = 120;

    private static final int MAX_EXTENSION_BYTES = 20;

    /** Windows opens a device in place of a file of these names, whatever comes after a dot. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])\\s*(\\..*)?");

    private SafeFileName() {}

    /** {@return a safe form of the name; if nothing of it is left, that of the id; else {@code file}} */
    static String of(String name, String fileId) {
        String safe = safe(name);
        if (safe.isEmpty()) {
            safe = safe(fileId);
        }
        return safe.isEmpty() ? "file" : safe;
    }

    /** {@return the name with a number before its extension} */
    static String numbered(String safeName, int number) {
        int dot = dot(safeName);
        return safeName.substring(0, dot) + " (" + number + ")" + safeName.substring(dot);
    }

    /** {@return the ASCII characters of the name, which every file system can store} */
    static String ascii(String safeName) {
        return safeName.replaceAll("\\P{ASCII}", "_");
    }

    private static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().forEach(c -> {
            if ("<>:\"|?*".indexOf(c) >= 0 || isBlank(c)) {
                kept.append('_');
            } else if (shows(c) && !isVariationSelector(c)) {
                kept.appendCodePoint(c);
            }
        });
        String trimmed = trimmed(kept.toString());
        String named = DEVICE.matcher(trimmed).matches() ? "_" + trimmed : trimmed;
        int dot = dot(named);
        String extension = named.substring(dot);
        if (bytes(extension) > MAX_EXTENSION_BYTES) {
            dot = named.length();
            extension = "";
        }
        return trimmed(cut(named.substring(0, dot), MAX_BYTES - bytes(extension)) + extension);
    }

    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            // Marks of direction are of FORMAT.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** {@return whether it is a letter or a mark to Unicode, and shows as nothing or as a space} */
    private static boolean isBlank(int c) {
        return c == 0x034f // COMBINING GRAPHEME JOINER
                || c == 0x115f // HANGUL CHOSEONG FILLER
                || c == 0x1160 // HANGUL JUNGSEONG FILLER
                || c == 0x17b4 // KHMER VOWEL INHERENT AQ
                || c == 0x17b5 // KHMER VOWEL INHERENT AA
                || c == 0x2800 // BRAILLE PATTERN BLANK
                || c == 0x3164 // HANGUL FILLER
                || c == 0xffa0 // HALFWIDTH HANGUL FILLER
                || c == 0xfffc // OBJECT REPLACEMENT CHARACTER
                || c == 0x1d159; // MUSICAL SYMBOL NULL NOTEHEAD
    }

    /** {@return whether it only chooses the look of the character before} */
    private static boolean isVariationSelector(int c) {
        return (c >= 0x180b && c <= 0x180f) || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
    }

    /**
     * Removes dots and spaces at both ends. Removes dots and spaces at both ends. A dot at the start hides a file;
     * Windows drops dots and spaces at the end.
     */
    private static String trimmed(String name) {
        return name.replaceAll("^[.\\s\\h]+|[.\\s\\h]+$", "");
    }

    /** {@return the index of the extension, with its dot} */
    private static int dot(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name.length() : dot;
    }

    private static String cut(String text, int maxBytes) {
        StringBuilder cut = new StringBuilder(text);
        while (bytes(cut.toString()) > maxBytes) {
            cut.setLength(cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
