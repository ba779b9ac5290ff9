// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.transport.grpc.ChannelSecurity;
import dev.filechat.transport.grpc.GrpcLibraries;
import dev.filechat.transport.grpc.GrpcTransport;
import io.grpc.okhttp.OkHttpChannelBuilder;

/** gRPC over OkHttp. Found by its name {@code grpc-okhttp}. Thread-safe. */
public final class OkHttpTransportProvider implements TransportProvider {
    /** How much of a download may be on its way, and so in memory, beyond the chunk that is read or put together. */
    private static final int FLOW_CONTROL_WINDOW = 8 << 20;

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
        OkHttpChannelBuilder channel = OkHttpChannelBuilder.forAddress(
                        settings.host(), settings.port(), ChannelSecurity.of(settings))
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                // It takes the calls of a broken connection for calls that never left, and repeats them: an upload that
                // the service had stored was stored twice (measured).
                .disableRetry();
        if (settings.plaintext()) {
            // Of no use with TLS, as the JDK's flushes each of its records.
            channel.socketFactory(new CollectingSockets()).transportExecutor(WriteThreads.SHARED);
        }
        return GrpcTransport.over(channel, settings);
    }
}
