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
 * A chunk in its message: the tag of {@code UploadFileChunk.data}, the length, the bytes. A transport over a network
 * drains it on the thread that sends; gRPC's in-process one reads it on the server's, if it is let.
 */
final class ChunkMessageStream extends InputStream implements KnownLength, Drainable {
    private static final int DATA_TAG = UploadFileChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** A tag without an end, however many of it come. */
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
     * A source that fails while the message is sent is noted, and the message filled up: gRPC would never release the
     * buffer of a message that broke off (measured with Netty: up to 1 MiB each). The sender then cancels the call.
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
     * When gRPC sends it again, maybe after the call's end was told, nobody waits for the note, and what is thrown
     * would end all calls of the channel (its "panic"). So the chunk is read before anything is written, and in place
     * of one that cannot be read goes a message that no service can: it refuses the call, and stores nothing.
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
