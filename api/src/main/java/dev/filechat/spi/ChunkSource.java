// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of an upload, in their order. Used by one thread.
 *
 * <p>An exception of this, or of one of its chunks, is a failure of the source. The transport cancels the call before
 * the service commits it, and throws a {@link TransportException} of kind {@link TransportException.Kind#SOURCE} with
 * that failure as its cause. The client translates the cause for the user.
 */
@FunctionalInterface
public interface ChunkSource {
    /**
     * {@return the next chunk, or null when there are no more} A transport asks for it when the connection is ready to
     * take it: the chunk before is then on its way. It asks until it gets null, and half-closes the call only then, so
     * that the service stores nothing if this throws.
     */
    @Nullable
    Chunk next() throws IOException;
}
