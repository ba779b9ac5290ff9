// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

/** Where a file comes from, and where it goes. */
public enum Transfer {
    /** From a file, whose chunks are places in it. */
    UPLOAD_PATH,
    /** From a stream, whose chunks have to be kept until they are sent. */
    UPLOAD_STREAM,
    /** To a file. */
    DOWNLOAD_PATH,
    /** To a reader. */
    DOWNLOAD_STREAM;

    public boolean isUpload() {
        return this == UPLOAD_PATH || this == UPLOAD_STREAM;
    }
}
