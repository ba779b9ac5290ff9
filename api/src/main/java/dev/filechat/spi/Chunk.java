// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One part of a file: a position in a source, not a buffer. It can be written again, with the same bytes, until the
 * attempt has ended: a transport may have to repeat what never left.
 */
public interface Chunk {
    /** {@return the number of its bytes, at least 1} */
    int length();

    /**
     * Writes exactly {@link #length()} bytes.
     *
     * @throws IOException if the source cannot be read, see {@link ChunkSource}; or what {@code out} threw
     */
    void writeTo(OutputStream out) throws IOException;
}
