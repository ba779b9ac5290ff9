// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.MessageLite;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client of nothing but a socket: what the fake puts on the wire, byte by byte. */
final class RawHttp2 implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;

    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final Socket socket;
    private final DataInputStream in;

    record Frame(int type, int flags, int stream, byte[] payload) {}

    RawHttp2(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
        write(SETTINGS, 0, 0, new byte[0]);
    }

    static RawHttp2 to(FakeXai xai) throws IOException {
        return new RawHttp2(new Socket(xai.host(), xai.port()));
    }

    /** A call with one message, which is all that it sends. */
    void call(int stream, String path, String key, MessageLite message) throws IOException {
        begin(stream, path, key);
        send(stream, message, true);
    }

    void begin(int stream, String path, String key) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, ":method", "POST");
        literal(block, ":scheme", "http");
        literal(block, ":path", path);
        literal(block, ":authority", "localhost");
        Map.of("te", "trailers", "content-type", "application/grpc", "authorization", "Bearer " + key)
                .forEach((name, value) -> literal(block, name, value));
        write(HEADERS, END_HEADERS, stream, block.toByteArray());
    }

    void send(int stream, MessageLite message, boolean last) throws IOException {
        byte[] bytes = message.toByteArray();
        write(
                DATA,
                last ? END_STREAM : 0,
                stream,
                ByteBuffer.allocate(5 + bytes.length)
                        .put((byte) 0)
                        .putInt(bytes.length)
                        .put(bytes)
                        .array());
    }

    /** Without indexing and without Huffman: short names and values stand there as they are. */
    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        for (String text : List.of(name, value)) {
            block.write(text.length());
            block.writeBytes(text.getBytes(US_ASCII));
        }
    }

    private void write(int type, int flags, int stream, byte[] payload) throws IOException {
        socket.getOutputStream()
                .write(ByteBuffer.allocate(9 + payload.length)
                        .put(new byte[] {
                            (byte) (payload.length >> 16), (byte) (payload.length >> 8), (byte) payload.length
                        })
                        .put((byte) type)
                        .put((byte) flags)
                        .putInt(stream)
                        .put(payload)
                        .array());
    }

    Frame read() throws IOException {
        int lengthAndType = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = new byte[lengthAndType >>> 8];
        in.readFully(payload);
        return new Frame(lengthAndType & 0xff, flags, stream, payload);
    }

    void readFully(byte[] into) throws IOException {
        in.readFully(into);
    }

    /** The next frame of a type; others are passed over. */
    Frame next(int type) throws IOException {
        Frame frame = read();
        while (frame.type() != type) {
            frame = read();
        }
        return frame;
    }

    /** Returns whether a frame of a stream comes within a time. */
    boolean answers(int stream, Duration within) throws IOException {
        socket.setSoTimeout((int) within.toMillis());
        try {
            while (read().stream() != stream) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** All frames up to the last one of a stream, that one too. */
    List<Frame> untilEnd(int stream) throws IOException {
        List<Frame> frames = new ArrayList<>();
        Frame frame;
        do {
            frame = read();
            frames.add(frame);
        } while (frame.stream() != stream || (frame.flags() & END_STREAM) == 0 && frame.type() != RST_STREAM);
        return frames;
    }

    /** The bytes that are there until the connection ends, and how it does: "end" or the failure's text. */
    String rest(ByteArrayOutputStream into) {
        try {
            while (true) {
                into.write(in.readByte());
            }
        } catch (EOFException e) {
            return "end";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
