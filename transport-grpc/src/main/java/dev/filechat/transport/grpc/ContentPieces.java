// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The bytes of a {@code FileContentChunk} in small pieces. A piece is let go when it has been read, and the connection's
 * buffer when it has been copied into pieces: of a chunk hardly more than its size is held. Used by one thread at a time.
 */
final class ContentPieces {
    private static final int PIECE = 64 << 10;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private int position;

    private ContentPieces() {}

    /** No bytes. */
    static ContentPieces none() {
        return new ContentPieces();
    }

    /** Adds bytes of a message. */
    void add(CodedInputStream message, int length) throws IOException {
        if (length < 0) {
            throw new InvalidProtocolBufferException("A chunk says that it has " + length + " bytes");
        }
        for (int left = length; left > 0; left -= Math.min(left, PIECE)) {
            pieces.add(message.readRawBytes(Math.min(left, PIECE)));
        }
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Takes some of the bytes, which must not be none. */
    int read(byte[] buffer, int offset, int length) {
        byte[] piece = pieces.element();
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, buffer, offset, count);
        position += count;
        if (position == piece.length) {
            pieces.remove();
            position = 0;
        }
        return count;
    }
}
