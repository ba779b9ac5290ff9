// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.files.StoredFile;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Names for files in one directory, made of names that came from a server. Thread-safe. */
final class SafeNames {
    /** With an id and an extension added, still within the 255 bytes of most file systems. */
    private static final int MOST_BYTES = 150;

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}<>:\"|?*;]");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private final Set<String> claimed = ConcurrentHashMap.newKeySet();

    /** A name that no other file got from this; the id is added where another file has the plain one. */
    String claim(StoredFile file) {
        String name = safe(file.name());
        // Some file systems take upper and lower case for the same.
        if (claimed.add(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        String other = stem + "-" + safe(file.id()) + extension;
        for (int i = 2; !claimed.add(other.toLowerCase(Locale.ROOT)); i++) {
            other = stem + "-" + safe(file.id()) + "-" + i + extension;
        }
        return other;
    }

    /** What is left of a server's name when nothing in it can mean a path. */
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = UNSAFE.matcher(last).replaceAll("_").strip();
        plain = plain.replaceAll("[. ]+$", "");
        plain = cut(plain);
        if (plain.isEmpty() || RESERVED.matcher(plain).matches()) {
            plain = "_" + plain;
        }
        return plain;
    }

    /** Keeps the beginning and the extension. */
    private static String cut(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        while (stem.getBytes(UTF_8).length > MOST_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + extension;
    }
}
