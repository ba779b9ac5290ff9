// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.server;

import dev.filechat.FileChatClientBuilder;
import dev.filechat.testkit.internal.connection.ServerConnections;
import dev.filechat.testkit.internal.faults.CallFaultBook;
import io.grpc.HandlerRegistry;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the fake can be reached: a gRPC server with threads of its own, all of which end with it. */
public final class Endpoint implements AutoCloseable {

    public static final String HOST = "127.0.0.1";

    private static final int MAX_MESSAGE_SIZE = 20 << 20;

    /** A fixed one: how much a client may send ahead is then the same in every test. */
    private static final int FLOW_CONTROL_WINDOW = 1 << 20;

    private final ServerBuilder<?> builder;
    private final String host;
    private final @Nullable String inProcessName;
    private final @Nullable TestCertificate certificate;
    private final ServerThreads threads;
    private final CallFaultBook faults;
    private @Nullable Server server;
    private int port;

    private Endpoint(
            ServerBuilder<?> builder,
            String host,
            @Nullable String inProcessName,
            @Nullable TestCertificate certificate,
            ServerThreads threads,
            CallFaultBook faults) {
        this.builder = builder;
        this.host = host;
        this.inProcessName = inProcessName;
        this.certificate = certificate;
        this.threads = threads;
        this.faults = faults;
    }

    /**
     * Prepares a server on a TCP port of 127.0.0.1.
     *
     * @param port the port, 0 for a free one
     * @param tls whether to serve over TLS, with a certificate made for it
     * @return the endpoint, which serves nothing yet
     */
    public static Endpoint loopback(int port, boolean tls) {
        return network(localAddress(), port, tls ? TestCertificate.forHosts(List.of()) : null);
    }

    /** Real HTTP/2 over TCP. With the NIO transport and the JDK's TLS no native library is loaded. */
    public static Endpoint network(InetAddress address, int port, @Nullable TestCertificate certificate) {
        return network(address, port, certificate, List.of());
    }

    /** The same, for clients with certificates of these issuers only; none if clients need none. */
    public static Endpoint network(
            InetAddress address, int port, @Nullable TestCertificate certificate, List<X509Certificate> clientIssuers) {
        QuietGrpc.apply();
        ServerThreads threads = new ServerThreads();
        ServerConnections connections = new ServerConnections();
        NettyServerBuilder netty = NettyServerBuilder.forAddress(new InetSocketAddress(address, port))
                .channelFactory(connections)
                .bossEventLoopGroup(threads.eventLoops("accept", 1))
                .workerEventLoopGroup(threads.eventLoops("io", 0))
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
        if (certificate != null) {
            netty.sslContext(certificate.serverContext(clientIssuers));
        }
        String host = address.isAnyLocalAddress() ? HOST : address.getHostAddress();
        return new Endpoint(netty, host, null, certificate, threads, new CallFaultBook(connections));
    }

    public static InetAddress localAddress() {
        try {
            return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are always an address", e);
        }
    }

    /**
     * Prepares a server that is reached inside this JVM only.
     *
     * @return the endpoint, which serves nothing yet
     */
    public static Endpoint inProcess() {
        String name = "fake-xai-" + UUID.randomUUID();
        ServerThreads threads = new ServerThreads();
        ServerBuilder<?> builder = InProcessServerBuilder.forName(name).scheduledExecutorService(threads.timer());
        return new Endpoint(builder, HOST, name, null, threads, new CallFaultBook(null));
    }

    /**
     * Starts to serve.
     *
     * @param services what is served
     * @throws IOException if the port is taken
     */
    public void serve(List<ServerServiceDefinition> services) throws IOException {
        serve(services, null);
    }

    /** Starts to serve; what else is called is answered by the other methods. */
    public void serve(List<ServerServiceDefinition> services, @Nullable HandlerRegistry others) throws IOException {
        server = builder.addServices(services)
                .fallbackHandlerRegistry(others)
                .executor(threads.calls())
                .maxInboundMessageSize(MAX_MESSAGE_SIZE)
                .build()
                .start();
        port = server.getPort();
    }

    /**
     * Runs what waits for the client, away from the thread that delivers the call's events.
     *
     * @return one virtual thread for each task
     */
    public Executor executor() {
        return threads.calls();
    }

    public CallFaultBook faults() {
        return faults;
    }

    /**
     * Returns the host to connect to.
     *
     * @return the host
     */
    public String host() {
        requirePort();
        return host;
    }

    /**
     * Returns the port to connect to.
     *
     * @return the port
     */
    public int port() {
        requirePort();
        return port;
    }

    private void requirePort() {
        if (inProcessName != null) {
            throw new IllegalStateException("This fake is in-process: it has a name, and no host or port");
        }
    }

    /**
     * Points a client's builder here.
     *
     * @param client the builder
     * @return the same builder
     */
    public FileChatClientBuilder configure(FileChatClientBuilder client) {
        if (inProcessName != null) {
            return client.transport(new InProcessTransportProvider())
                    .endpoint(inProcessName, InProcessTransportProvider.PORT)
                    .managementEndpoint(inProcessName, InProcessTransportProvider.PORT);
        }
        client.endpoint(host(), port()).managementEndpoint(host(), port());
        return certificate == null
                ? client.plaintext()
                : client.trustedCertificates(List.of(certificate.certificate()));
    }

    /**
     * Returns the name under which gRPC's in-process transport finds the server.
     *
     * @return the name
     */
    public String inProcessName() {
        if (inProcessName == null) {
            throw new IllegalStateException("This fake is not in-process: it has a host and a port");
        }
        return inProcessName;
    }

    public TestCertificate certificate() {
        if (certificate == null) {
            throw new IllegalStateException("This fake does not use TLS");
        }
        return certificate;
    }

    /**
     * Returns the certificate that clients have to trust.
     *
     * @return the certificate
     * @throws IllegalStateException if this is not TLS
     */
    public X509Certificate trustedCertificate() {
        return certificate().certificate();
    }

    @Override
    public void close() {
        threads.endWith(server);
    }
}
