// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.faults.Occasions;
import dev.filechat.testkit.internal.proxy.ProxyServer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

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

    private final ProxyServer server;

    private FaultyProxy(ProxyServer server) {
        this.server = server;
    }

    /**
     * Starts a proxy that passes everything on.
     *
     * @param host where the server is
     * @param port the server's port; it is connected to when a client connects
     * @return the running proxy
     * @throws UncheckedIOException if no port is free
     */
    public static FaultyProxy to(String host, int port) {
        Objects.requireNonNull(host, "host");
        return new FaultyProxy(ProxyServer.to(host, port));
    }

    /**
     * Returns the host to connect to, {@code 127.0.0.1}.
     *
     * @return the host
     */
    public String host() {
        return server.host();
    }

    /**
     * Returns the port to connect to.
     *
     * @return the port
     */
    public int port() {
        return server.port();
    }

    /**
     * Begins a fault of connections that are made from now on.
     *
     * @return the connections, of which some may be chosen, and what happens to them
     */
    public ConnectionFaults onConnections() {
        return new ConnectionFaults(Occasions.every("connections"), server.faults());
    }

    /**
     * Returns the faults that can still strike.
     *
     * @return the faults, in the order in which they were set
     */
    public List<Fault> active() {
        return server.faults().active().stream().map(Fault::new).toList();
    }

    /** Ends all faults: {@link Fault#clear()}. */
    public void clear() {
        server.faults().clear();
    }

    /**
     * Counts the connections.
     *
     * @return how many were made since the start
     */
    public int connections() {
        return server.connections();
    }

    /**
     * Counts the bytes that have come, whether or not they were passed on.
     *
     * @param direction where they were to go
     * @return how many came since the start, of all connections together
     */
    public long bytes(Direction direction) {
        return server.bytes(direction.receiver());
    }

    /** Resets all connections that are open now. */
    public void resetAll() {
        server.resetAll();
    }

    /** Takes no more connections, and ends those that are open. Closing again does nothing. */
    @Override
    public void close() {
        server.close();
    }
}
