// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import dev.filechat.benchmarks.server.frames.FrameServer;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.FakeXaiBuilder;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A server in a JVM of its own that does as little as there is to do, so that what is measured is the client. It writes
 * its ports to standard output, for gRPC and for the raw connection. A byte from standard input has it forget what it
 * holds, and it ends when standard input does.
 */
public final class BareServer {
    private static final int MAX_MESSAGE = 20 << 20;

    /** Told when it has forgotten what it held. */
    static final String FORGOTTEN = "forgotten";

    private static final Path MEMORY = Path.of("/dev/shm");

    private BareServer() {}

    /**
     * Runs it.
     *
     * @param args the kind of server ({@link ServerKind}) and, with TLS, the directory of the certificate
     */
    public static void main(String[] args) throws IOException {
        QuietNetty.apply();
        AutoCloseable server = start(ServerKind.valueOf(args[0]), args.length > 1 ? Path.of(args[1]) : null);
        while (System.in.read() >= 0) {
            if (server instanceof FakeXai fake) {
                fake.reset();
            }
            System.out.println(FORGOTTEN);
        }
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static AutoCloseable start(ServerKind kind, @Nullable Path certificates) throws IOException {
        if (kind == ServerKind.FAKE) {
            return startFake();
        }
        if (kind == ServerKind.FRAMES) {
            if (certificates != null) {
                throw new IllegalArgumentException("FRAMES has no TLS; take BARE");
            }
            FrameServer server = FrameServer.start();
            System.out.println(server.port() + " " + RawServer.start());
            return server;
        }
        ServerCredentials credentials = certificates == null
                ? InsecureServerCredentials.create()
                : TlsServerCredentials.create(
                        certificates.resolve("certificate.pem").toFile(),
                        certificates.resolve("key.pem").toFile());
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials)
                .directExecutor()
                .maxInboundMessageSize(MAX_MESSAGE)
                .addService(new BareChat());
        Server server = (kind == ServerKind.GENERATED
                        ? builder.addService(new DiscardingFiles())
                        : builder.addService(new BareFiles().service()))
                .build()
                .start();
        System.out.println(server.getPort() + " " + RawServer.start());
        return server::shutdownNow;
    }

    /**
     * Where there is memory with a file system on it, the fake keeps its files there: what is measured is not the disk.
     */
    private static FakeXai startFake() {
        FakeXaiBuilder builder = FakeXai.builder().keys(ServerProcess.KEY);
        if (Files.isWritable(MEMORY)) {
            builder.storageDirectory(MEMORY);
        }
        FakeXai fake = builder.start();
        System.out.println(fake.port() + " 0");
        return fake;
    }
}
