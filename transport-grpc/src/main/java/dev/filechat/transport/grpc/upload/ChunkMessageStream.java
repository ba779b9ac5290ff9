// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.upload;

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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The message of a chunk: the tag of {@code UploadFileChunk.data}, the length, the bytes. A transport over a network
 * drains it on the thread that sends it; gRPC's in-process transport may read it on a thread of the server.
 */
final class ChunkMessageStream extends InputStream implements KnownLength, Drainable {
    private static final int DATA_TAG = UploadFileChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** A byte of a tag that has no end, however often the byte is repeated. */
    private static final byte NOT_PROTOBUF = (byte) 0xff;

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
        if (data.isBeingSent()) {
            drain(target);
        } else {
            target.write(readAgain());
        }
        return length;
    }

    /**
     * If the source fails while the message is sent, this records the failure and fills up the message: gRPC never
     * releases the buffer of an incomplete one (measured with Netty: up to 1 MiB each). The sender then cancels the
     * call.
     */
    private void drain(OutputStream target) throws IOException {
        ExactOutput exact = begin(target);
        try {
            exact.take(data.chunk());
        } catch (IOException | RuntimeException e) {
            data.failed(e);
            exact.fillUp();
        }
    }

    /**
     * When gRPC sends the message again, possibly after the call has ended, nobody looks for a recorded failure, and an
     * exception would end all calls of the channel (its "panic"). So the chunk is read before anything is written. If
     * that fails, the message is one that no service can parse: it refuses the call, and stores nothing.
     */
    private byte[] readAgain() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
        try {
            begin(bytes).take(data.chunk());
            return bytes.toByteArray();
        } catch (IOException | RuntimeException e) {
            data.failed(e);
            byte[] unreadable = new byte[length];
            Arrays.fill(unreadable, NOT_PROTOBUF);
            return unreadable;
        }
    }

    private ExactOutput begin(OutputStream target) throws IOException {
        CodedOutputStream header = CodedOutputStream.newInstance(target, 16);
        header.writeUInt32NoTag(DATA_TAG);
        header.writeUInt32NoTag(data.chunk().length());
        header.flush();
        return new ExactOutput(target, data.chunk().length());
    }

    @Override
    public int read() throws IOException {
        return copy().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        return copy().read(buffer, offset, count);
    }

    private byte[] readNow() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
        drain(bytes);
        return bytes.toByteArray();
    }

    private InputStream copy() throws IOException {
        if (copy == null) {
            copy = new ByteArrayInputStream(data.isBeingSent() ? readNow() : readAgain());
            drained = true;
        }
        return copy;
    }
}
