// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import dev.filechat.spi.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Zeros, or a failure after the first one. */
public record ZerosChunk(int length, @Nullable IOException failure) implements Chunk {
    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (failure != null) {
            out.write(0);
            throw failure;
        }
        out.write(new byte[length]);
    }
}
