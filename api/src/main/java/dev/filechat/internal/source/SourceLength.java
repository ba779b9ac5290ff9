// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.files.sources.FileSource;
import dev.filechat.files.sources.PathSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;

/** How many bytes a source will give. */
public final class SourceLength {
    private SourceLength() {}

    /** The length if it is known or can be looked up; what is wrong with the source, its upload tells. */
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
