// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import io.grpc.Attributes;
import io.grpc.ClientTransportFilter;
import io.grpc.Grpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets whose connections have to be complete within a timeout. Thread-safe. */
final class TimedSockets extends SocketFactory {
    private final int timeoutMillis;
    private final boolean collecting;
    private final ReentrantLock lock = new ReentrantLock();

    /** Weak, since gRPC does not close a socket whose peer has another name. Guarded by {@link #lock}. */
    private final Set<TimedSocket> connecting = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * @param timeoutMillis the timeout of an attempt to connect; more than 0
     * @param collecting whether the sockets write through a {@link CollectingOutputStream}, which is of no use with
     *     TLS: the JDK flushes after each record
     */
    TimedSockets(int timeoutMillis, boolean collecting) {
        this.timeoutMillis = timeoutMillis;
        this.collecting = collecting;
    }

    /** The filter that gRPC calls when a connection is complete: when the service's first settings have arrived. */
    ClientTransportFilter completed() {
        return new ClientTransportFilter() {
            @Override
            public Attributes transportReady(Attributes attributes) {
                complete(attributes.get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR));
                return attributes;
            }
        };
    }

    private void complete(@Nullable SocketAddress local) {
        lock.lock();
        try {
            connecting.removeIf(socket -> {
                boolean ready = local != null && local.equals(socket.getLocalSocketAddress());
                if (ready) {
                    socket.complete();
                }
                return ready || socket.isClosed();
            });
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Socket createSocket() {
        TimedSocket socket = collecting ? new CollectingSocket(timeoutMillis) : new TimedSocket(timeoutMillis);
        lock.lock();
        try {
            connecting.add(socket);
        } finally {
            lock.unlock();
        }
        return socket;
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
}
