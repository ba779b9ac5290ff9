// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.benchmarks.server.ServerProcess;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the server, for filechat and for a channel as grpc-java makes it: the same transport, its defaults.
 *
 * @param transport {@code grpc-netty} or {@code grpc-okhttp}
 * @param port for gRPC
 * @param rawPort for the raw connection
 * @param certificate whom to trust; null without TLS
 */
public record Address(
        String transport, int port, int rawPort, @Nullable Path certificate) {
    private static final String HOST = "localhost";

    /** The address of a server. */
    public static Address of(ServerProcess server, String transport) {
        return new Address(transport, server.port(), server.rawPort(), server.certificate());
    }

    /** A client with everything at its default. */
    public FileChatClient client() {
        return configure(FileChatClient.builder()).build();
    }

    /** Sets the address and the key, and returns the builder. */
    public FileChatClientBuilder configure(FileChatClientBuilder builder) {
        builder.apiKey(ServerProcess.KEY).endpoint(HOST, port).transport(transport);
        return certificate == null ? builder.plaintext() : builder.trustedCertificates(certificate);
    }

    /** A channel with everything at its default, but for the key. */
    public ManagedChannel channel() {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + ServerProcess.KEY);
        ManagedChannelBuilder<?> builder = transport.equals("grpc-netty")
                ? NettyChannelBuilder.forAddress(HOST, port, credentials())
                : OkHttpChannelBuilder.forAddress(HOST, port, credentials());
        return builder.maxInboundMessageSize(20 << 20)
                .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                .build();
    }

    private ChannelCredentials credentials() {
        if (certificate == null) {
            return InsecureChannelCredentials.create();
        }
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(certificate.toFile())
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
