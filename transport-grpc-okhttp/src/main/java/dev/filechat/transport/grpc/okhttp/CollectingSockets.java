// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets that write by way of a {@link CollectingOutputStream}. Thread-safe. */
final class CollectingSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
        return new CollectingSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(SocketAddress address, @Nullable SocketAddress local) throws IOException {
        Socket socket = createSocket();
        boolean done = false;
        try {
            if (local != null) {
                socket.bind(local);
            }
            socket.connect(address);
            done = true;
            return socket;
        } finally {
            if (!done) {
                socket.close();
            }
        }
    }

    private static final class CollectingSocket extends Socket {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable OutputStream output;

        @Override
        public OutputStream getOutputStream() throws IOException {
            lock.lock();
            try {
                OutputStream collecting = output == null ? new CollectingOutputStream(super.getOutputStream()) : output;
                output = collecting;
                return collecting;
            } finally {
                lock.unlock();
            }
        }
    }
}
