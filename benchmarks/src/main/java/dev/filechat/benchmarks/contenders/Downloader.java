// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import java.io.IOException;
import java.nio.file.Path;

/** One way of downloading to a file. */
public interface Downloader extends AutoCloseable {
    /**
     * Downloads a file of some bytes, and replaces what is at the target.
     *
     * @param size in bytes
     */
    void download(long size, Path target) throws Exception;

    @Override
    void close() throws IOException;
}
