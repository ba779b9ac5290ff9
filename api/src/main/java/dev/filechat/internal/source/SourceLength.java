// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.files.sources.FileSource;
import dev.filechat.files.sources.PathSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;

/** Finds the length of a source. */
public final class SourceLength {
    private SourceLength() {}

    /**
     * {@return the length if it is known or can be looked up; the upload of the source reports what is wrong with it}
     */
    public static OptionalLong of(FileSource source) {
        if (source.length().isEmpty() && source instanceof PathSource path) {
            try {
                return OptionalLong.of(Files.size(path.path()));
            } catch (IOException e) {
                return OptionalLong.empty();
            }
        }
        return source.length();
    }
}
