// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.spi.Chunk;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A chunk in its message: the tag of {@code UploadFileChunk.data}, the length, the bytes. A transport over a network
 * drains it on the thread that sends; the in-process one reads it on the server's.
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

    @Override
    public int drainTo(OutputStream target) throws IOException {
        drained = true;
        try {
            CodedOutputStream header = CodedOutputStream.newInstance(target, 16);
            header.writeUInt32NoTag(DATA_TAG);
            header.writeUInt32NoTag(data.chunk().length());
            header.flush();
            writeExactly(data.chunk(), target);
            return length;
        } catch (IOException | RuntimeException e) {
            data.failed(e);
            throw e;
        }
    }

    /** A chunk that wrote more or less than it said would make the rest of the stream unreadable. */
    private static void writeExactly(Chunk chunk, OutputStream target) throws IOException {
        CountingOutput counted = new CountingOutput(target);
        chunk.writeTo(counted);
        if (counted.count != chunk.length()) {
            throw new IOException("A chunk of " + chunk.length() + " bytes wrote " + counted.count);
        }
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

    private static final class CountingOutput extends FilterOutputStream {
        private long count;

        CountingOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
