// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Uploads are discarded, downloads made up, frame by frame: grpc-java's own server costs as much processor time as a
 * client does, and what is to be measured is the client. Without TLS, and for benchmarks only: it trusts its peer.
 */
public final class FrameServer implements AutoCloseable {
    private final ServerSocketChannel socket;

    private FrameServer(ServerSocketChannel socket) {
        this.socket = socket;
    }

    /** Listens on a free port, by threads that end with the JVM. */
    public static FrameServer start() throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        FrameServer server = new FrameServer(socket);
        Thread.ofPlatform().daemon().name("accepting").start(server::accept);
        return server;
    }

    /** The port. */
    public int port() throws IOException {
        return ((InetSocketAddress) socket.getLocalAddress()).getPort();
    }

    private void accept() {
        while (true) {
            try {
                SocketChannel client = socket.accept();
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                Thread.ofPlatform().daemon().name("reading").start(new FrameConnection(client));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
