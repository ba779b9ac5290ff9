// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import com.google.protobuf.ByteString;
import dev.filechat.proto.FileContentChunk;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.TransportException;

/** The bytes of a file, chunk by chunk. */
final class GrpcContentStream implements ContentStream {
    private final GrpcCall<?, FileContentChunk> call;
    private ByteString chunk = ByteString.EMPTY;
    private int position;

    GrpcContentStream(GrpcCall<?, FileContentChunk> call) {
        this.call = call;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws TransportException {
        call.checkGoing(); // also within a chunk, which may take a slow reader long
        while (position == chunk.size()) {
            chunk = ByteString.EMPTY; // so that it is not held while the next one is awaited
            position = 0;
            FileContentChunk next = call.next();
            if (next == null) {
                return -1;
            }
            chunk = next.getData();
        }
        int count = Math.min(length, chunk.size() - position);
        chunk.substring(position, position + count).copyTo(buffer, offset);
        position += count;
        return count;
    }

    @Override
    public void close() {
        call.cancel("The stream was closed");
    }
}
