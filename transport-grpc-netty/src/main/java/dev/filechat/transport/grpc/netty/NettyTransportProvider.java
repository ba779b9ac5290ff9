// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.transport.grpc.ChannelSecurity;
import dev.filechat.transport.grpc.ConnectTimeout;
import dev.filechat.transport.grpc.GrpcLibraries;
import dev.filechat.transport.grpc.GrpcTransport;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.WriteBufferWaterMark;
import io.grpc.netty.shaded.io.netty.channel.socket.SocketChannel;

/** The transport {@code grpc-netty}: gRPC over Netty. Thread-safe. */
public final class NettyTransportProvider implements TransportProvider {
    /**
     * How much of a download may be received, and so be in memory, beyond the chunk that is being read or assembled.
     */
    private static final int FLOW_CONTROL_WINDOW = 8 << 20;

    /**
     * How much Netty writes to the socket at once, in bytes: with its default of 64 KiB an upload takes 1.25 times as
     * long, with 4 MiB as well (measured). It is part of what waits for the wire, so it costs no memory. With TLS the
     * default is faster, since the encrypted bytes are still in the processor's cache when they are written.
     */
    private static final int WRITTEN_AT_ONCE = 1 << 20;

    /** One chunk is read while another one is written to the wire: 1.2 times as fast as with a quarter (measured). */
    private static final double CHUNKS_WAITING = 1;

    /** For {@link java.util.ServiceLoader}. */
    public NettyTransportProvider() {}

    @Override
    public String name() {
        return "grpc-netty";
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
        EventLoops loops = EventLoops.share();
        try {
            return GrpcTransport.over(channel(settings, loops), settings, CHUNKS_WAITING, loops::close);
        } catch (RuntimeException | LinkageError e) {
            loops.close();
            throw e;
        }
    }

    private static NettyChannelBuilder channel(TransportSettings settings, EventLoops loops) {
        int connectMillis = ConnectTimeout.millis(settings);
        NettyChannelBuilder channel = NettyChannelBuilder.forAddress(
                        settings.host(), settings.port(), ChannelSecurity.of(settings))
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .eventLoopGroup(loops.group())
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                .channelFactory(() -> {
                    SocketChannel socket = loops.newSocket();
                    socket.pipeline().addFirst(new ConnectTimer(connectMillis), new CompositeReads());
                    return socket;
                });
        if (settings.plaintext()) {
            channel.withOption(
                    ChannelOption.WRITE_BUFFER_WATER_MARK,
                    new WriteBufferWaterMark(WRITTEN_AT_ONCE / 2, WRITTEN_AT_ONCE));
        }
        return channel;
    }
}
