// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/** Reads frames from a connection, many at once. Used by one thread. */
final class FrameReader {
    private static final int BUFFER = 256 << 10;

    private static final int BYTE = 0xff;

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).limit(0);

    FrameReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** Skips what a client says first. */
    boolean skip(int bytes) throws IOException {
        if (!await(bytes)) {
            return false;
        }
        buffer.position(buffer.position() + bytes);
        return true;
    }

    /** The next frame, or null when the client is gone. */
    @Nullable
    Frame next() throws IOException {
        if (!await(Frame.HEADER_LENGTH)) {
            return null;
        }
        int at = buffer.position();
        int length = buffer.getInt(at) >>> Byte.SIZE;
        if (!await(Frame.HEADER_LENGTH + length)) {
            return null;
        }
        int type = buffer.getInt() & BYTE;
        int flags = buffer.get() & BYTE;
        int stream = buffer.getInt() & Integer.MAX_VALUE;
        ByteBuffer payload = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return new Frame(type, flags, stream, content(payload, type, flags));
    }

    private static ByteBuffer content(ByteBuffer payload, int type, int flags) {
        if (type == Frame.DATA || type == Frame.HEADERS) {
            if ((flags & Frame.PADDED) != 0) {
                int padding = payload.get() & BYTE;
                payload.limit(payload.limit() - padding);
            }
            if (type == Frame.HEADERS && (flags & Frame.PRIORITY) != 0) {
                payload.position(payload.position() + 5);
            }
        }
        return payload;
    }

    private boolean await(int bytes) throws IOException {
        while (buffer.remaining() < bytes) {
            buffer.compact();
            int read = channel.read(buffer);
            buffer.flip();
            if (read < 0) {
                return false;
            }
        }
        return true;
    }
}
