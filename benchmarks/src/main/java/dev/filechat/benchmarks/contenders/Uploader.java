// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import java.io.IOException;

/** One way of uploading. Several threads upload at once. */
public interface Uploader extends AutoCloseable {
    /**
     * Uploads the source once.
     *
     * @param name the file's name
     * @return the id that the server gave; of a file that it checks, the checksum of what came
     */
    String upload(String name) throws Exception;

    @Override
    void close() throws IOException;
}
