// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.proxy;

import dev.filechat.testkit.internal.faults.FaultBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A TCP proxy on 127.0.0.1. Safe for use by several threads. */
public final class ProxyServer implements AutoCloseable {

    private static final Duration CLOSE_TIME = Duration.ofSeconds(10);

    private final String targetHost;
    private final int targetPort;
    private final ServerSocket listening;
    private final Thread accepting = Thread.ofVirtual().unstarted(this::accept);
    private final FaultBook<ConnectionEffect> book = new FaultBook<>();
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final LongAdder toServer = new LongAdder();
    private final LongAdder toClient = new LongAdder();

    private ProxyServer(String targetHost, int targetPort) throws IOException {
        this.targetHost = targetHost;
        this.targetPort = targetPort;
        this.listening = new ServerSocket(0, 50, InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}));
    }

    /**
     * Starts a proxy that passes everything on.
     *
     * @throws UncheckedIOException if no port is free
     */
    public static ProxyServer to(String host, int port) {
        try {
            ProxyServer proxy = new ProxyServer(host, port);
            proxy.accepting.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy could not listen on a port: " + e.getMessage(), e);
        }
    }

    public String host() {
        return listening.getInetAddress().getHostName();
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Returns the faults of connections that are made from now on. */
    public FaultBook<ConnectionEffect> faults() {
        return book;
    }

    public int connections() {
        return connections.get();
    }

    public long bytes(Side receiver) {
        return counter(receiver).sum();
    }

    private LongAdder counter(Side receiver) {
        return switch (receiver) {
            case SERVER -> toServer;
            case CLIENT -> toClient;
        };
    }

    /** Resets all connections that are open now. */
    public void resetAll() {
        open.forEach(ProxiedConnection::reset);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                begin(listening.accept());
            } catch (IOException e) {
                // closed, or a client that was gone at once
            }
        }
    }

    private void begin(Socket client) throws IOException {
        connections.incrementAndGet();
        List<ConnectionEffect> effects = new ArrayList<>();
        for (FaultBook.Entry<ConnectionEffect> entry : book.entries()) {
            if (entry.strikes().next().strike()) {
                effects.add(entry.effect());
            }
        }
        Socket server;
        try {
            InetSocketAddress target = target(effects);
            server = new Socket(target.getAddress(), target.getPort());
            if (server.getLocalPort() == target.getPort()
                    && server.getLocalAddress().equals(server.getInetAddress())) {
                server.close();
                throw new ConnectException("The port was free, and TCP connected the socket to itself");
            }
        } catch (IOException e) {
            client.close(); // as if nobody listened here either
            return;
        }
        ProxiedConnection connection = new ProxiedConnection(
                client,
                server,
                open::remove,
                (receiver, bytes) -> counter(receiver).add(bytes));
        open.add(connection);
        connection.start(effects);
        if (listening.isClosed()) {
            connection.end();
        }
    }

    private InetSocketAddress target(List<ConnectionEffect> effects) {
        for (ConnectionEffect effect : effects) {
            if (effect instanceof ConnectionEffect.Elsewhere(InetSocketAddress elsewhere)) {
                return elsewhere;
            }
        }
        return new InetSocketAddress(targetHost, targetPort);
    }

    /** Takes no more connections, and ends those that are open. Closing again does nothing. */
    @Override
    public void close() {
        try {
            listening.close();
            accepting.join(CLOSE_TIME); // the port is free only when nobody waits there any more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(ProxiedConnection::end);
    }
}
