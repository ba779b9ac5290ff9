// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

/** The bytes of a file. Used by one thread at a time; {@link #close()} may be called by any. */
public interface ContentStream extends AutoCloseable {
    /**
     * Reads some bytes, waiting for the first one.
     *
     * @return how many were read, at least 1; -1 after the last one, when the service has ended the call well
     */
    int read(byte[] buffer, int offset, int length) throws TransportException;

    /** Cancels the call if it has not ended. */
    @Override
    void close();
}
