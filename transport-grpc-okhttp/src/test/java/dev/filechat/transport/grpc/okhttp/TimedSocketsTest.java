// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimedSocketsTest {
    private static final int PIECES = 500;
    private static final int LONGEST_PIECE = 40_000;

    private ServerSocket server;
    private Socket socket;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket = new TimedSockets(30_000, true).createSocket(server.getInetAddress(), server.getLocalPort());
        peer = server.accept();
        peer.setSoTimeout(30_000);
    }

    @AfterEach
    void disconnect() throws IOException {
        peer.close();
        socket.close();
        server.close();
    }

    @Test
    void bytesThatATaskDidNotFlushAreSentWhenItEnds() throws IOException {
        WriteThreads.SHARED.execute(() -> write(new byte[] {1, 2, 3}));

        assertThat(peer.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
    }

    @Test
    void bytesThatNoTaskWritesAreSentAtOnce() throws IOException {
        write(new byte[] {1, 2, 3});

        assertThat(peer.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
    }

    @Test
    void allBytesArriveInOrder() throws IOException {
        byte[] sent = new byte[PIECES * LONGEST_PIECE / 2];
        new Random(7).nextBytes(sent);
        Random lengths = new Random(11);
        CompletableFuture<Void> tasks = CompletableFuture.completedFuture(null);
        for (int from = 0; from < sent.length; ) {
            int start = from;
            int length = Math.min(1 + lengths.nextInt(LONGEST_PIECE), sent.length - from);
            tasks = tasks.thenRunAsync(() -> write(sent, start, length), WriteThreads.SHARED);
            from += length;
        }

        assertThat(peer.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        tasks.join();
    }

    @Test
    void collectedBytesAreSentBeforeTheSocketIsClosed() throws IOException {
        WriteThreads.SHARED.execute(() -> {
            write(new byte[] {1, 2, 3});
            try {
                socket.getOutputStream().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(peer.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        assertThat(socket.isClosed()).isTrue();
    }

    private void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int offset, int length) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
