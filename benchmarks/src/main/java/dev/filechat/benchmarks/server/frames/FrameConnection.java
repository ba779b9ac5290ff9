// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.RetrieveFileRequest;
import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;

/** One connection, read by its own thread; each download is written by another one. */
final class FrameConnection implements Runnable {
    /** {@code PRI * HTTP/2.0 ... SM ...} */
    private static final int PREFACE_LENGTH = 24;

    private static final int WINDOW = 16 << 20;

    private final SocketChannel channel;
    private final FrameReader in;
    private final FrameWriter out;
    private final SendWindows windows = new SendWindows();
    private final DefaultHttp2HeadersDecoder headers = new DefaultHttp2HeadersDecoder();
    private final Map<Integer, Call> calls = new HashMap<>();
    private final Map<Integer, Integer> received = new HashMap<>();

    FrameConnection(SocketChannel channel) {
        this.channel = channel;
        this.in = new FrameReader(channel);
        this.out = new FrameWriter(channel);
    }

    @Override
    public void run() {
        try (channel) {
            out.settings(WINDOW);
            out.windowUpdate(0, WINDOW - Frame.DEFAULT_WINDOW);
            if (!in.skip(PREFACE_LENGTH)) {
                return;
            }
            for (Frame frame = in.next(); frame != null; frame = in.next()) {
                take(frame);
            }
        } catch (IOException | Http2Exception e) {
            System.err.println("Connection: " + e);
        } finally {
            windows.close();
        }
    }

    private void take(Frame frame) throws IOException, Http2Exception {
        switch (frame.type()) {
            case Frame.DATA -> takeData(frame);
            case Frame.HEADERS -> takeHeaders(frame);
            case Frame.SETTINGS -> takeSettings(frame);
            case Frame.PING -> {
                if (!frame.has(Frame.ACK)) {
                    out.pingAck(frame.payload());
                }
            }
            case Frame.WINDOW_UPDATE ->
                windows.add(frame.stream(), frame.payload().getInt());
            case Frame.RST_STREAM -> {
                calls.remove(frame.stream());
                received.remove(frame.stream());
                windows.close(frame.stream());
            }
            default -> {
                // nothing of it is needed
            }
        }
    }

    private void takeData(Frame frame) throws IOException {
        int length = frame.payload().remaining();
        Call call = calls.get(frame.stream());
        if (call != null) {
            call.accept(frame.payload());
        }
        allow(0, length);
        if (frame.has(Frame.END_STREAM)) {
            end(frame.stream());
        } else {
            allow(frame.stream(), length);
        }
    }

    /** Gives back half a window at a time. */
    private void allow(int stream, int bytes) throws IOException {
        int owed = received.merge(stream, bytes, Integer::sum);
        if (owed >= WINDOW / 2) {
            out.windowUpdate(stream, owed);
            received.put(stream, 0);
        }
    }

    private void end(int stream) throws IOException {
        received.remove(stream);
        Call call = calls.remove(stream);
        if (call != null) {
            call.end();
        }
    }

    private void takeHeaders(Frame frame) throws IOException, Http2Exception {
        if (!frame.has(Frame.END_HEADERS)) {
            throw new IOException("Headers of more than one frame");
        }
        String path = headers.decodeHeaders(frame.stream(), Unpooled.wrappedBuffer(frame.payload()))
                .path()
                .toString()
                .substring(1);
        calls.put(frame.stream(), call(path, frame.stream()));
        if (frame.has(Frame.END_STREAM)) {
            end(frame.stream());
        }
    }

    private Call call(String path, int stream) throws IOException {
        if (path.equals(FilesGrpc.getUploadFileMethod().getFullMethodName())) {
            return new CountedUpload(out, stream);
        }
        if (path.equals(FilesGrpc.getRetrieveFileMethod().getFullMethodName())) {
            return new SingleRequest(request -> {
                String id = RetrieveFileRequest.parseFrom(request).getFileId();
                File file = File.newBuilder()
                        .setId(id)
                        .setFilename(id)
                        .setSize(Long.parseLong(id))
                        .build();
                out.response(stream, file.toByteArray());
            });
        }
        if (path.equals(FilesGrpc.getRetrieveFileContentMethod().getFullMethodName())) {
            windows.open(stream);
            return new SingleRequest(request -> {
                long size = Long.parseLong(
                        RetrieveFileContentRequest.parseFrom(request).getFileId());
                Thread.ofPlatform().daemon().name("sending").start(new MadeUpDownload(out, windows, stream, size));
            });
        }
        throw new IOException("There is no " + path + " here");
    }

    private void takeSettings(Frame frame) throws IOException {
        if (frame.has(Frame.ACK)) {
            return;
        }
        ByteBuffer settings = frame.payload();
        while (settings.hasRemaining()) {
            int name = settings.getShort();
            int value = settings.getInt();
            if (name == Frame.INITIAL_WINDOW_SIZE) {
                windows.initial(value);
            }
        }
        out.settingsAck();
    }
}
