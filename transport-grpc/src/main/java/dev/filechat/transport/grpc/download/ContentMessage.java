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

/** A {@code FileContentChunk}, read from the connection's buffer, which closing gives back. Used by one thread. */
final class ContentMessage implements Closeable {
    private static final int DATA_TAG = FileContentChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** As many frames as are shown at once: 256 KiB, if they have 16 KiB each. */
    private static final int PIECES = 16;

    private final InputStream message;
    private int left;

    /** @param message closed with this */
    ContentMessage(InputStream message) {
        this.message = message;
    }

    /**
     * Takes some of the content.
     *
     * @return how many bytes; -1 when there are no more
     */
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
     * Shows content where it is, in the connection's buffers; where these cannot be shown, it is read into an array. It
     * is there until this is called again, or closed; null when there is no more.
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

    /** How many bytes are to come of the field that was shown or read last. */
    int left() {
        return left;
    }

    /** What is behind a mark is kept until there is another one. */
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

    /** Goes on to the next content, skipping what is not; false at the message's end. */
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
            throw new UncheckedIOException("Memory cannot fail to be given back", e);
        }
    }
}
