// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a file. Used by one thread at a time; {@link #close()} may be called by any. */
public interface ContentStream extends AutoCloseable {
    /**
     * Reads some bytes, waiting for the first one.
     *
     * @return the number of bytes read, at least 1; -1 after the last one, when the service has ended the call well
     */
    int read(byte[] buffer, int offset, int length) throws TransportException;

    /**
     * Lends some bytes, waiting for the first one: from the connection's own buffer, if the transport can. The default
     * reads them into an array of their own.
     *
     * @return the number of bytes lent, at least 1; -1 after the last one, when the service has ended the call well
     * @throws IOException what the borrower threw; whether more can be read then is not said
     */
    default int lend(Borrower borrower) throws TransportException, IOException {
        byte[] bytes = new byte[64 << 10];
        int read = read(bytes, 0, bytes.length);
        if (read > 0) {
            borrower.take(new ByteBuffer[] {ByteBuffer.wrap(bytes, 0, read)});
        }
        return read;
    }

    /** Cancels the call if it has not ended. Never waits for a read or a {@link Borrower}. */
    @Override
    void close();

    /** Takes bytes that it must not keep. */
    @FunctionalInterface
    interface Borrower {
        /**
         * Takes all that is in them.
         *
         * @param pieces in their order; they hold other bytes as soon as this returns
         */
        void take(ByteBuffer[] pieces) throws IOException;
    }
}
