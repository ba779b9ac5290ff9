// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.filechat.proto.UploadFileChunk;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A chunk in its message: the tag of {@code UploadFileChunk.data}, the length, the bytes. A transport over a network
 * drains it on the thread that sends; gRPC's in-process one reads it on the server's, if it is let.
 */
final class ChunkMessageStream extends InputStream implements KnownLength, Drainable {
    private static final int DATA_TAG = UploadFileChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    private final UploadMessage.Data data;
    private final int length;
    private boolean drained;
    private @Nullable InputStream copy;

    ChunkMessageStream(UploadMessage.Data data) {
        this.data = data;
        this.length = CodedOutputStream.computeUInt32SizeNoTag(DATA_TAG)
                + CodedOutputStream.computeUInt32SizeNoTag(data.chunk().length())
                + data.chunk().length();
    }

    @Override
    public int available() throws IOException {
        if (copy != null) {
            return copy.available();
        }
        return drained ? 0 : length;
    }

    /**
     * A source that fails while the message is sent is noted, and the message filled up: gRPC would never release the
     * buffer of a message that broke off (measured with Netty: up to 1 MiB each). The sender then cancels the call. Where
     * nobody would see the note, as in a repetition by gRPC, the exception has to end the call.
     */
    @Override
    public int drainTo(OutputStream target) throws IOException {
        drained = true;
        CodedOutputStream header = CodedOutputStream.newInstance(target, 16);
        header.writeUInt32NoTag(DATA_TAG);
        header.writeUInt32NoTag(data.chunk().length());
        header.flush();
        ExactOutput exact = new ExactOutput(target, data.chunk().length());
        try {
            exact.take(data.chunk());
        } catch (IOException | RuntimeException e) {
            if (!data.failed(e)) {
                throw e;
            }
            exact.fillUp();
        }
        return length;
    }

    @Override
    public int read() throws IOException {
        return copy().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        return copy().read(buffer, offset, count);
    }

    private InputStream copy() throws IOException {
        if (copy == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
            drainTo(bytes);
            copy = new ByteArrayInputStream(bytes.toByteArray());
        }
        return copy;
    }
}
