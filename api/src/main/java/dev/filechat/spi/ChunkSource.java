// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The chunks of an upload, in their order. Used by one thread. */
@FunctionalInterface
public interface ChunkSource {
    /**
     * The next chunk; null when there are no more. Asked for when the connection is ready to take it: what was given
     * before is then on its way. Null is asked for before the call is half-closed, so that an exception here still
     * keeps the service from storing anything.
     */
    @Nullable
    Chunk next() throws IOException;
}
