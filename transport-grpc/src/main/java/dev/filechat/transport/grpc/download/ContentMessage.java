// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.download;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.filechat.proto.FileContentChunk;
import io.grpc.HasByteBuffer;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A {@code FileContentChunk}, read from the connection's buffer, which {@link #close} releases. Used by one thread. */
final class ContentMessage implements Closeable {
    private static final int DATA_TAG = FileContentChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** The number of frames that {@link #peek} shows at once: 256 KiB, if each has 16 KiB. */
    private static final int PIECES = 16;

    private final InputStream message;
    private int left;

    /** @param message closed with this */
    ContentMessage(InputStream message) {
        this.message = message;
    }

    /** Reads some of the content: the number of bytes, or -1 at its end. */
    int read(byte[] buffer, int offset, int length) throws IOException {
        if (!hasContent()) {
            return -1;
        }
        int read = message.read(buffer, offset, Math.min(length, left));
        if (read < 0) {
            throw tooShort();
        }
        left -= read;
        return read;
    }

    /**
     * Shows content in the connection's buffers, or in an array if the buffers cannot be shown; null at its end. It is
     * valid until the next call or {@link #close}.
     */
    ByteBuffer @Nullable [] peek(Supplier<byte[]> array) throws IOException {
        if (!hasContent()) {
            return null;
        }
        if (message instanceof HasByteBuffer buffers && buffers.byteBufferSupported() && message.markSupported()) {
            return pieces(buffers);
        }
        byte[] copy = array.get();
        return new ByteBuffer[] {ByteBuffer.wrap(copy, 0, read(copy, 0, copy.length))};
    }

    /** The number of bytes left of the field that was shown or read last. */
    int left() {
        return left;
    }

    /** A mark keeps the bytes after it until the next mark. */
    private ByteBuffer[] pieces(HasByteBuffer buffers) throws IOException {
        message.mark(left);
        List<ByteBuffer> pieces = new ArrayList<>(PIECES);
        while (left > 0 && pieces.size() < PIECES) {
            ByteBuffer piece = buffers.getByteBuffer();
            if (piece == null || !piece.hasRemaining()) {
                throw tooShort();
            }
            int length = Math.min(piece.remaining(), left);
            pieces.add(piece.limit(piece.position() + length));
            message.skipNBytes(length);
            left -= length;
        }
        return pieces.toArray(ByteBuffer[]::new);
    }

    private EOFException tooShort() {
        return new EOFException("A chunk ends " + left + " bytes early");
    }

    private boolean hasContent() throws IOException {
        while (left == 0) {
            if (!nextContent()) {
                return false;
            }
        }
        return true;
    }

    /** Skips to the next content; false at the end of the message. */
    private boolean nextContent() throws IOException {
        while (true) {
            int first = message.read();
            if (first < 0) {
                return false;
            }
            int tag = CodedInputStream.readRawVarint32(first, message);
            if (tag == DATA_TAG) {
                left = length();
                return true;
            }
            skip(tag);
        }
    }

    private void skip(int tag) throws IOException {
        switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> {
                int unused = varint();
            }
            case WireFormat.WIRETYPE_FIXED32 -> message.skipNBytes(Integer.BYTES);
            case WireFormat.WIRETYPE_FIXED64 -> message.skipNBytes(Long.BYTES);
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> message.skipNBytes(length());
            default -> throw new InvalidProtocolBufferException("A chunk has a field of an unknown kind");
        }
    }

    private int length() throws IOException {
        int length = varint();
        if (length < 0) {
            throw new InvalidProtocolBufferException("A chunk says that it has " + length + " bytes");
        }
        return length;
    }

    private int varint() throws IOException {
        int first = message.read();
        if (first < 0) {
            throw new EOFException("A chunk ends within a field");
        }
        return CodedInputStream.readRawVarint32(first, message);
    }

    @Override
    public void close() {
        try {
            message.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A buffer could not be released", e);
        }
    }
}
