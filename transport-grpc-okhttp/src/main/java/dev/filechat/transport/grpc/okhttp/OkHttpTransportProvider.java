// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.transport.grpc.ChannelSecurity;
import dev.filechat.transport.grpc.ConnectTimeout;
import dev.filechat.transport.grpc.GrpcLibraries;
import dev.filechat.transport.grpc.GrpcTransport;
import io.grpc.InsecureChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;

/** The transport {@code grpc-okhttp}: gRPC over OkHttp. Thread-safe. */
public final class OkHttpTransportProvider implements TransportProvider {
    /**
     * How much of a download may be received, and so be in memory, beyond the chunk that is being read or assembled.
     */
    private static final int FLOW_CONTROL_WINDOW = 8 << 20;

    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /** Those that HTTP/2 allows and that grpc-java uses with Netty as well. The JDK may have disabled some. */
    private static final String[] CIPHER_SUITES = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
    };

    /** For {@link java.util.ServiceLoader}. */
    public OkHttpTransportProvider() {}

    @Override
    public String name() {
        return "grpc-okhttp";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public Transport create(TransportSettings settings) {
        return GrpcLibraries.start(() -> start(settings));
    }

    private static Transport start(TransportSettings settings) {
        FrameLog.silence();
        TimedSockets sockets = new TimedSockets(ConnectTimeout.millis(settings), settings.plaintext());
        OkHttpChannelBuilder channel = (settings.plaintext() ? plaintext(settings) : secure(settings))
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .socketFactory(sockets)
                .addTransportFilter(sockets.completed())
                // OkHttp treats the calls of a broken connection as calls that were never sent, and repeats them: an
                // upload that the service had stored was stored twice (measured).
                .disableRetry();
        return GrpcTransport.over(channel, settings);
    }

    private static OkHttpChannelBuilder plaintext(TransportSettings settings) {
        return OkHttpChannelBuilder.forAddress(settings.host(), settings.port(), InsecureChannelCredentials.create())
                .transportExecutor(WriteThreads.SHARED);
    }

    /** With channel credentials, OkHttp would offer TLS 1.2 only. */
    private static OkHttpChannelBuilder secure(TransportSettings settings) {
        RequestedKeys keys = new RequestedKeys(settings.clientKeys().orElse(null));
        return OkHttpChannelBuilder.forAddress(settings.host(), settings.port())
                .sslSocketFactory(ChannelSecurity.sockets(settings, keys))
                .intercept(keys)
                .addTransportFilter(keys)
                .tlsConnectionSpec(TLS_VERSIONS, CIPHER_SUITES);
    }
}
