// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.spi.ContentStream;
import dev.filechat.spi.TransportException;

/** The bytes of a file, chunk by chunk. */
final class GrpcContentStream implements ContentStream {
    private final GrpcCall<?, ContentPieces> call;
    private ContentPieces chunk = ContentPieces.none();

    GrpcContentStream(GrpcCall<?, ContentPieces> call) {
        this.call = call;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws TransportException {
        call.checkGoing(); // also within a chunk, which may take a slow reader long
        while (chunk.isEmpty()) {
            ContentPieces next = call.next();
            if (next == null) {
                return -1;
            }
            chunk = next;
        }
        return chunk.read(buffer, offset, length);
    }

    @Override
    public void close() {
        call.cancel("The stream was closed");
    }
}
