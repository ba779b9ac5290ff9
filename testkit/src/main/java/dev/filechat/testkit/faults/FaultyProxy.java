// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.faults.FaultBook;
import dev.filechat.testkit.internal.faults.Occasions;
import dev.filechat.testkit.internal.proxy.ConnectionEffect;
import dev.filechat.testkit.internal.proxy.ProxiedConnection;
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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A TCP proxy on 127.0.0.1 in which connections go wrong as a test says. It stands before any server, a fake or
 * another:
 *
 * <pre>{@code
 * try (FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
 *         FileChatClient client = xai.configure(FileChatClient.builder())
 *                 .endpoint(proxy.host(), proxy.port())
 *                 .build()) {
 *     proxy.onConnections().once().resetAfter(Direction.TO_SERVER, 1_000_000);
 *     ...
 * }
 * }</pre>
 *
 * <p>It passes bytes on as they are, TLS too. Safe for use by several threads.
 */
public final class FaultyProxy implements AutoCloseable {

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

    private FaultyProxy(String targetHost, int targetPort) throws IOException {
        this.targetHost = targetHost;
        this.targetPort = targetPort;
        this.listening = new ServerSocket(0, 50, InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}));
    }

    /**
     * Starts a proxy that passes everything on.
     *
     * @param host where the server is
     * @param port the server's port; it is connected to when a client connects
     * @return the running proxy
     * @throws UncheckedIOException if no port can be had
     */
    public static FaultyProxy to(String host, int port) {
        Objects.requireNonNull(host, "host");
        try {
            FaultyProxy proxy = new FaultyProxy(host, port);
            proxy.accepting.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy found no port: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the host to connect to, {@code 127.0.0.1}.
     *
     * @return the host
     */
    public String host() {
        return listening.getInetAddress().getHostName();
    }

    /**
     * Returns the port to connect to.
     *
     * @return the port
     */
    public int port() {
        return listening.getLocalPort();
    }

    /**
     * Begins a fault of connections that are made from now on.
     *
     * @return the connections, of which some may be chosen, and what happens to them
     */
    public ConnectionFaults onConnections() {
        return new ConnectionFaults(Occasions.every("connections"), book);
    }

    /**
     * Returns the faults that can still strike.
     *
     * @return the faults, in the order in which they were set
     */
    public List<Fault> active() {
        return book.active();
    }

    /** Ends all faults: {@link Fault#clear()}. */
    public void clear() {
        book.clear();
    }

    /**
     * Counts the connections.
     *
     * @return how many were made since the start
     */
    public int connections() {
        return connections.get();
    }

    /**
     * Counts the bytes that have come, whether or not they were passed on.
     *
     * @param direction where they were to go
     * @return how many came since the start, of all connections together
     */
    public long bytes(Direction direction) {
        return counter(direction).sum();
    }

    private LongAdder counter(Direction direction) {
        return switch (direction) {
            case TO_SERVER -> toServer;
            case TO_CLIENT -> toClient;
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
            if (entry.fault().next().strike()) {
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
                throw new ConnectException("The port was free, and TCP connected it with itself");
            }
        } catch (IOException e) {
            client.close(); // as if nobody listened here either
            return;
        }
        ProxiedConnection connection = new ProxiedConnection(
                client,
                server,
                open::remove,
                (direction, bytes) -> counter(direction).add(bytes));
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
