// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.files.sources.FileSource;
import dev.filechat.files.sources.PathSource;
import java.io.IOException;
import java.nio.file.Files;

/** The number of bytes that an input has under way. */
final class Weights {
    /** The most that a file can have. */
    private static final long LARGEST = 512L << 20;

    private Weights() {}

    static long of(BulkInput input) {
        return input.source().map(source -> Math.min(LARGEST, length(source))).orElse(0L);
    }

    private static long length(FileSource source) {
        if (source instanceof PathSource path) {
            try {
                return Files.size(path.path());
            } catch (IOException e) { // the upload reports it
                return 0;
            }
        }
        return source.length().orElse(LARGEST);
    }
}
