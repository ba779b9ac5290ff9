// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.chat.responses.ChatChunk;
import org.jspecify.annotations.Nullable;

/** The chunks of a streamed answer. Used by one thread at a time; {@link #close()} may be called by any. */
public interface ChunkStream extends AutoCloseable {
    /** {@return the next chunk, waiting for it; null after the last one, when the service has ended the call well} */
    @Nullable
    ChatChunk next() throws TransportException;

    /** Cancels the call if it has not ended. */
    @Override
    void close();
}
