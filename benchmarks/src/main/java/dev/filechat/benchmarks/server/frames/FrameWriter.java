// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** Writes frames to a connection. Thread-safe. */
final class FrameWriter {
    private static final int SMALL = 1 << 10;

    /** HPACK (RFC 7541): entry 8 of the static table, and a value for the name of entry 31. */
    private static final byte[] RESPONSE_HEADERS = hpack(new byte[] {(byte) 0x88, 0x0f, 0x10}, "application/grpc");

    /** HPACK: a name and a value that no table keeps. */
    private static final byte[] TRAILERS = hpack(hpack(new byte[] {0x00}, "grpc-status"), "0");

    private final WritableByteChannel channel;
    private final ReentrantLock lock = new ReentrantLock();

    FrameWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    private static byte[] hpack(byte[] before, String text) {
        return ByteBuffer.allocate(before.length + 1 + text.length())
                .put(before)
                .put((byte) text.length())
                .put(text.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    void settings(int initialWindow) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(SMALL);
        Frame.putHeader(frame, 6, Frame.SETTINGS, 0, 0);
        write(frame.putShort((short) Frame.INITIAL_WINDOW_SIZE)
                .putInt(initialWindow)
                .flip());
    }

    void settingsAck() throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(SMALL);
        Frame.putHeader(frame, 0, Frame.SETTINGS, Frame.ACK, 0);
        write(frame.flip());
    }

    void pingAck(ByteBuffer payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(SMALL);
        Frame.putHeader(frame, payload.remaining(), Frame.PING, Frame.ACK, 0);
        write(frame.put(payload).flip());
    }

    /** Allows more bytes, in a stream or, with 0, on the whole connection. */
    void windowUpdate(int stream, int bytes) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(SMALL);
        Frame.putHeader(frame, Integer.BYTES, Frame.WINDOW_UPDATE, 0, stream);
        write(frame.putInt(bytes).flip());
    }

    void responseHeaders(int stream) throws IOException {
        ByteBuffer frames = ByteBuffer.allocate(SMALL);
        putResponseHeaders(frames, stream);
        write(frames.flip());
    }

    /** A whole answer: headers, one small message, trailers. */
    void response(int stream, byte[] message) throws IOException {
        ByteBuffer frames = ByteBuffer.allocate(SMALL);
        putResponseHeaders(frames, stream);
        Frame.putHeader(frames, 1 + Integer.BYTES + message.length, Frame.DATA, 0, stream);
        frames.put((byte) 0).putInt(message.length).put(message);
        putTrailers(frames, stream);
        write(frames.flip());
    }

    void trailers(int stream) throws IOException {
        ByteBuffer frames = ByteBuffer.allocate(SMALL);
        putTrailers(frames, stream);
        write(frames.flip());
    }

    private static void putResponseHeaders(ByteBuffer frames, int stream) {
        Frame.putHeader(frames, RESPONSE_HEADERS.length, Frame.HEADERS, Frame.END_HEADERS, stream);
        frames.put(RESPONSE_HEADERS);
    }

    private static void putTrailers(ByteBuffer frames, int stream) {
        Frame.putHeader(frames, TRAILERS.length, Frame.HEADERS, Frame.END_HEADERS | Frame.END_STREAM, stream);
        frames.put(TRAILERS);
    }

    /** Writes whole frames. */
    void write(ByteBuffer frames) throws IOException {
        lock.lock();
        try {
            while (frames.hasRemaining()) {
                channel.write(frames);
            }
        } finally {
            lock.unlock();
        }
    }
}
