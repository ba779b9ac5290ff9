// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.FileChatClientBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where the fake can be reached: a gRPC server with threads of its own, all of which end with it. */
final class Endpoint implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private static final int MAX_MESSAGE_SIZE = 20 << 20;
    private static final long CLOSE_SECONDS = 10;

    /** Tells everybody's console at the level INFO what it has found out. Held, so that its level is not forgotten. */
    private static final Logger CHATTY = Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.TcpMetrics");

    static {
        if (CHATTY.getLevel() == null) {
            CHATTY.setLevel(Level.WARNING);
        }
    }

    private final ServerBuilder<?> builder;
    private final @Nullable String inProcessName;
    private final @Nullable TestCertificate certificate;
    private final ExecutorService handlers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("fake-xai-call-", 0).factory());
    private final List<? extends ExecutorService> threads;
    private @Nullable Server server;

    private Endpoint(
            ServerBuilder<?> builder,
            @Nullable String inProcessName,
            @Nullable TestCertificate certificate,
            List<? extends ExecutorService> threads) {
        this.builder = builder;
        this.inProcessName = inProcessName;
        this.certificate = certificate;
        this.threads = threads;
    }

    /** Real HTTP/2 over TCP. With the NIO transport and the JDK's TLS no native library is loaded. */
    static Endpoint loopback(int port, @Nullable TestCertificate certificate) {
        EventLoopGroup accepting = new NioEventLoopGroup(1, daemons("fake-xai-accept-"));
        EventLoopGroup working = new NioEventLoopGroup(0, daemons("fake-xai-io-"));
        NettyServerBuilder netty = NettyServerBuilder.forAddress(new InetSocketAddress(localAddress(), port))
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(accepting)
                .workerEventLoopGroup(working)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
        if (certificate != null) {
            netty.sslContext(certificate.serverContext());
        }
        return new Endpoint(netty, null, certificate, List.of(accepting, working));
    }

    private static InetAddress localAddress() {
        try {
            return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are always an address", e);
        }
    }

    static Endpoint inProcess() {
        String name = "fake-xai-" + UUID.randomUUID();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("fake-xai-timer-"));
        return new Endpoint(
                InProcessServerBuilder.forName(name).scheduledExecutorService(timer), name, null, List.of(timer));
    }

    private static ThreadFactory daemons(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 0).factory();
    }

    void serve(List<ServerServiceDefinition> services) throws IOException {
        server = builder.addServices(services)
                .executor(handlers)
                .maxInboundMessageSize(MAX_MESSAGE_SIZE)
                .build()
                .start();
    }

    /** Runs what waits for the client, away from the thread that delivers the call's events. */
    Executor executor() {
        return handlers;
    }

    String host() {
        requirePort();
        return HOST;
    }

    int port() {
        return requirePort().getPort();
    }

    private Server requirePort() {
        if (inProcessName != null || server == null) {
            throw new IllegalStateException("This fake is in-process: it has a name, and no host or port");
        }
        return server;
    }

    FileChatClientBuilder configure(FileChatClientBuilder client) {
        if (inProcessName != null) {
            return client.transport(new InProcessTransportProvider(inProcessName));
        }
        client.endpoint(host(), port());
        return certificate == null
                ? client.plaintext()
                : client.trustedCertificates(List.of(certificate.certificate()));
    }

    String inProcessName() {
        if (inProcessName == null) {
            throw new IllegalStateException("This fake is not in-process: it has a host and a port");
        }
        return inProcessName;
    }

    TestCertificate certificate() {
        if (certificate == null) {
            throw new IllegalStateException("This fake does not use TLS");
        }
        return certificate;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (server != null) {
                server.shutdownNow().awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
            handlers.shutdownNow();
            handlers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            for (ExecutorService group : threads) {
                if (group instanceof EventLoopGroup loops) {
                    loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).await(CLOSE_SECONDS, TimeUnit.SECONDS);
                } else {
                    group.shutdownNow();
                }
                group.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
