// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.UploadTest.random;
import static dev.filechat.testkit.faults.Direction.TO_CLIENT;
import static dev.filechat.testkit.faults.Direction.TO_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.proto.ListFilesRequest;
import dev.filechat.testkit.RawHttp2.Frame;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.FaultyProxy;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The proxy before a server that sends back what it gets, and the bytes that come through. */
class FaultyProxyTest {

    @AutoClose
    private final EchoServer echo = EchoServer.start();

    @AutoClose
    private final FaultyProxy proxy = FaultyProxy.to("127.0.0.1", echo.port());

    private Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static byte[] read(Socket socket, int count) throws IOException {
        byte[] bytes = new byte[count];
        new DataInputStream(socket.getInputStream()).readFully(bytes);
        return bytes;
    }

    @Test
    void passesEverythingOn() throws Exception {
        byte[] sent = random(3_000_000);
        try (Socket socket = connect()) {
            Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(sent);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(sent);
        }
        assertThat(proxy.connections()).isEqualTo(1);
    }

    @Test
    void resetsAfterSoManyBytesToTheClient() throws Exception {
        Fault fault = proxy.onConnections().nth(2).resetAfter(TO_CLIENT, 1000);
        for (int connection = 1; connection <= 3; connection++) {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(random(1000));
                assertThat(read(socket, 1000)).isEqualTo(random(1000));
                socket.getOutputStream().write(new byte[1]);
                if (connection == 2) {
                    assertThatExceptionOfType(SocketException.class)
                            .isThrownBy(() -> socket.getInputStream().read())
                            .withMessageContaining("reset");
                } else {
                    assertThat(read(socket, 1)).containsExactly(0);
                }
            }
        }
        assertThat(fault.strikes()).isEqualTo(1);
        assertThat(fault.active()).isFalse();
    }

    @Test
    void resetsAfterSoManyBytesToTheServer() throws Exception {
        StringBuilder order = new StringBuilder();
        proxy.onConnections().resetAfter(TO_SERVER, 1000, () -> order.append("before"));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(random(1001));
            assertThat(echo.awaitEnd()).isEqualTo(1000);
            assertThat(order).hasToString("before");
            assertThat(echo.lastFailure()).contains("reset");
        }
    }

    @Test
    void resetsOnACondition() throws Exception {
        proxy.onConnections().resetWhen(TO_CLIENT, () -> echo.received() >= 2000);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(random(1000));
            assertThat(read(socket, 1000)).hasSize(1000);
            socket.getOutputStream().write(random(1000));
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> read(socket, 1000))
                    .withMessageContaining("reset");
        }
    }

    @Test
    void stallsAfterSoManyBytes() throws Exception {
        proxy.onConnections().stallAfter(TO_CLIENT, 700);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(random(1000));
            assertThat(read(socket, 700)).hasSize(700);
            socket.setSoTimeout(200);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
    }

    @Test
    void slowsDown() throws Exception {
        proxy.onConnections().slow(TO_SERVER, 100_000);
        try (Socket socket = connect()) {
            long start = System.nanoTime();
            socket.getOutputStream().write(random(50_000));
            assertThat(read(socket, 50_000)).isEqualTo(random(50_000));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(490));
        }
    }

    @Test
    void splitsIntoSmallPieces() throws Exception {
        proxy.onConnections().split(TO_SERVER, 3);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(random(150));
            assertThat(read(socket, 150)).isEqualTo(random(150));
            assertThat(echo.smallestRead()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void putsGarbageAmongTheBytes() throws Exception {
        proxy.onConnections().garbageAfter(10);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[20]);
            byte[] received = read(socket, 84);
            assertThat(Arrays.copyOfRange(received, 0, 10)).containsOnly(0);
            assertThat(Arrays.copyOfRange(received, 10, 74)).containsOnly(0xff);
            assertThat(Arrays.copyOfRange(received, 74, 84)).containsOnly(0);
        }
    }

    @Test
    void connectsWithAnotherServer() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            other.setSoTimeout(30_000);
            proxy.onConnections().once().connectTo("127.0.0.1", other.getLocalPort());
            try (Socket socket = connect();
                    Socket there = other.accept()) {
                there.getOutputStream().write(new byte[] {1, 2, 3});
                assertThat(read(socket, 3)).containsExactly(1, 2, 3);
            }
            try (Socket socket = connect()) {
                socket.getOutputStream().write(new byte[5]);
                assertThat(read(socket, 5)).containsOnly(0);
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.onConnections().connectTo("127.0.0.1", 65_536));
    }

    /** Between two frames, wherever the bytes fall apart. */
    @Test
    void putsGoawayBetweenFrames() throws Exception {
        try (FakeXai xai = FakeXai.start();
                FaultyProxy http = FaultyProxy.to(xai.host(), xai.port())) {
            http.onConnections().goAwayAfter(12, 5, 11);
            http.onConnections().split(TO_CLIENT, 2);
            try (RawHttp2 raw = new RawHttp2(new Socket(http.host(), http.port()))) {
                raw.call(1, "/xai_api.Files/ListFiles", xai.key(), ListFilesRequest.getDefaultInstance());
                List<Frame> frames = raw.untilEnd(1);
                assertThat(frames.getFirst().type()).isEqualTo(RawHttp2.SETTINGS);
                assertThat(frames)
                        .filteredOn(frame -> frame.type() == RawHttp2.GOAWAY)
                        .singleElement()
                        .satisfies(frame -> assertThat(frame.payload())
                                .isEqualTo(ByteBuffer.allocate(8)
                                        .putInt(5)
                                        .putInt(11)
                                        .array()));
                assertThat(frames).extracting(Frame::type).contains(RawHttp2.HEADERS, RawHttp2.DATA);
            }
        }
    }

    @Test
    void severalFaultsStrikeOneConnection() throws Exception {
        proxy.onConnections().split(TO_CLIENT, 7);
        proxy.onConnections().resetAfter(TO_CLIENT, 100);
        proxy.onConnections().times(1).garbageAfter(0);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[200]);
            assertThat(read(socket, 164)).contains(0xff);
        }
        proxy.clear();
        assertThat(proxy.active()).isEmpty();
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[200]);
            assertThat(read(socket, 200)).containsOnly(0);
        }
    }

    @Test
    void resetsWhatIsOpenAndClosesForGood() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[1]);
            read(socket, 1);
            proxy.resetAll();
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[1]);
            read(socket, 1);
            proxy.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        proxy.close();
        assertThatExceptionOfType(IOException.class).isThrownBy(this::connect);
    }

    @Test
    void hangsUpWhenThereIsNoServer() throws Exception {
        try (Socket reserved = new Socket()) { // a port that nobody listens on, nor gets meanwhile
            reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (FaultyProxy toNobody = FaultyProxy.to("127.0.0.1", reserved.getLocalPort());
                    Socket socket = new Socket(toNobody.host(), toNobody.port())) {
                socket.setSoTimeout(30_000);
                ByteArrayOutputStream nothing = new ByteArrayOutputStream();
                socket.getInputStream().transferTo(nothing);
                assertThat(nothing.size()).isZero();
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.onConnections().slow(TO_CLIENT, 0));
    }
}
