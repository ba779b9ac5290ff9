// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP server that does not speak HTTP/2: it keeps silent, hangs up, or says something else. */
public final class TcpPeer implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** What is done with a connection. */
    @FunctionalInterface
    interface Treatment {
        void apply(Socket connection) throws IOException;
    }

    private TcpPeer(Treatment treatment) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(treatment));
    }

    /** Does something with each connection, on a thread of its own. */
    static TcpPeer with(Treatment treatment) {
        return new TcpPeer(connection -> Thread.ofVirtual().start(() -> {
            try (connection) {
                treatment.apply(connection);
            } catch (IOException e) {
                // the client hung up
            }
        }));
    }

    /** Takes connections and says nothing. */
    public static TcpPeer silent() {
        return new TcpPeer(connection -> {});
    }

    /** Takes connections and hangs up. */
    public static TcpPeer hangingUp() {
        return new TcpPeer(Socket::close);
    }

    /** Takes connections and ends its own side of them, without a word. */
    public static TcpPeer saysNoMore() {
        return new TcpPeer(Socket::shutdownOutput);
    }

    /** Takes connections, reads the head of an HTTP/1.1 request, answers, and hangs up. */
    public static TcpPeer answering(byte[] answer) {
        return new TcpPeer(connection -> {
            int lineEnds = 0;
            for (int read = 0; read >= 0 && lineEnds < 2; ) {
                read = connection.getInputStream().read();
                lineEnds = read == '\n' ? lineEnds + 1 : read == '\r' ? lineEnds : 0;
            }
            connection.getOutputStream().write(answer);
            connection.close();
        });
    }

    /** A port at which nobody listens. */
    public static int closedPort() {
        TcpPeer peer = silent();
        peer.close();
        return peer.port();
    }

    private void accept(Treatment treatment) {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                treatment.apply(connection);
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
