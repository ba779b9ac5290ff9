// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Answers calls over HTTP/2 as no gRPC server does: frame by frame. */
public final class Http2Peer {
    private static final int PREFACE = 24;
    private static final byte DATA = 0;
    private static final byte HEADERS = 1;
    private static final byte SETTINGS = 4;
    private static final byte PING = 6;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final String[] GRPC = {":status", "200", "content-type", "application/grpc"};

    private Http2Peer() {}

    /** How a call is answered. */
    @FunctionalInterface
    private interface Answer {
        void write(OutputStream out, int stream) throws IOException;
    }

    /** Headers alone, as a gateway answers: names and values by turns. */
    public static TcpPeer headersOnly(String... headers) {
        return answering((out, stream) -> headers(out, stream, END_STREAM, headers));
    }

    /**
     * Headers, and a page of HTML that ends the call, as a gateway answers; then it hangs up.
     *
     * @param calls how many it answers before
     * @param early whether it answers as soon as a call begins, and does not wait until it is sent
     * @param headers names and values by turns
     */
    public static TcpPeer pages(int calls, boolean early, String... headers) {
        return answering(calls, early, (out, stream) -> {
            headers(out, stream, 0, headers);
            frame(out, DATA, END_STREAM, stream, "<html>Sorry.</html>".getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** A message of which the end is missing, and trailers as if all were well. */
    public static TcpPeer cutMessage() {
        return answering((out, stream) -> {
            headers(out, stream, 0, GRPC);
            frame(out, DATA, 0, stream, new byte[] {0, 0, 0, 0, 100, 1, 2, 3});
            headers(out, stream, END_STREAM, "grpc-status", "0");
        });
    }

    /** A message, and trailers that have no status. */
    public static TcpPeer trailersWithoutStatus() {
        return answering((out, stream) -> {
            headers(out, stream, 0, GRPC);
            frame(out, DATA, 0, stream, new byte[] {0, 0, 0, 0, 0});
            headers(out, stream, END_STREAM, "x-other", "0");
        });
    }

    private static TcpPeer answering(Answer answer) {
        return answering(Integer.MAX_VALUE, false, answer);
    }

    private static TcpPeer answering(int calls, boolean early, Answer answer) {
        return TcpPeer.with(connection -> {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            in.skipNBytes(PREFACE);
            frame(out, SETTINGS, 0, 0, new byte[0]);
            int answered = 0;
            while (answered < calls) {
                byte[] head = in.readNBytes(9);
                if (head.length < 9) {
                    return;
                }
                ByteBuffer fields = ByteBuffer.wrap(head);
                int lengthAndType = fields.getInt();
                byte flags = fields.get();
                int stream = fields.getInt();
                byte[] content = in.readNBytes(lengthAndType >>> 8);
                byte type = (byte) lengthAndType;
                if (type == SETTINGS && (flags & ACK) == 0) {
                    frame(out, SETTINGS, ACK, 0, new byte[0]);
                } else if (type == PING && (flags & ACK) == 0) {
                    frame(out, PING, ACK, 0, content);
                } else if (early ? type == HEADERS : isContent(type) && (flags & END_STREAM) != 0) {
                    answer.write(out, stream);
                    answered++;
                }
            }
        });
    }

    private static boolean isContent(byte type) {
        return type == DATA || type == HEADERS;
    }

    private static void headers(OutputStream out, int stream, int flags, String... headers) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < headers.length; i++) {
            if (i % 2 == 0) {
                block.write(0); // a literal, not to be remembered
            }
            byte[] text = headers[i].getBytes(StandardCharsets.US_ASCII);
            block.write(text.length);
            block.write(text);
        }
        frame(out, HEADERS, flags | END_HEADERS, stream, block.toByteArray());
    }

    private static void frame(OutputStream out, byte type, int flags, int stream, byte[] content) throws IOException {
        out.write(ByteBuffer.allocate(9 + content.length)
                .putInt(content.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(content)
                .array());
    }
}
