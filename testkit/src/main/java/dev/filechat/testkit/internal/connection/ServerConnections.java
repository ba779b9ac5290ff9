// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.connection;

import dev.filechat.transport.grpc.frames.NettyFrameLog;
import io.grpc.Grpc;
import io.grpc.ServerCall;
import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelFactory;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.ChannelOutboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ChannelPromise;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.grpc.netty.shaded.io.netty.util.AttributeKey;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The TCP connections of a fake, found by the calls that they carry, so that a fault of a call can break its
 * connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of what is done to a connection that is to break
public final class ServerConnections implements ChannelFactory<ServerChannel> {

    private static final AttributeKey<Boolean> LEFT = AttributeKey.valueOf(ServerConnections.class, "LEFT");

    private final Map<SocketAddress, Channel> open = new ConcurrentHashMap<>();

    /** None yet. */
    public ServerConnections() {}

    @Override
    public ServerChannel newChannel() {
        return new Listening();
    }

    public Connection of(ServerCall<?, ?> call) {
        SocketAddress client = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        return new Connection(client == null ? null : open.get(client));
    }

    /** Knows each connection from its beginning. */
    private final class Listening extends NioServerSocketChannel {
        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            int before = accepted.size();
            int count = super.doReadMessages(accepted);
            for (Object channel : accepted.subList(before, accepted.size())) {
                add((Channel) channel);
            }
            return count;
        }

        private void add(Channel channel) {
            SocketAddress client = channel.remoteAddress();
            open.put(client, channel);
            channel.pipeline().addFirst(new CompositeFrames());
            NettyFrameLog.prepare(); // gRPC makes its handler later
            NettyFrameLog.silence(channel);
            channel.closeFuture().addListener(closed -> open.remove(client, channel));
        }
    }

    /** One connection; if it is gone already, nothing more happens to it. */
    public record Connection(@Nullable Channel channel) {

        public void reset() {
            if (channel != null) {
                channel.eventLoop().execute(() -> resetNow(channel));
            }
        }

        /** Not through the pipeline, which would say goodbye first. */
        private static void resetNow(Channel channel) {
            if (channel.isOpen()) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                channel.unsafe().close(channel.voidPromise());
            }
        }

        /** Resets when the given number of further bytes have gone out, as they are on the wire. */
        public void resetAfterSending(long bytes) {
            if (channel != null) {
                channel.eventLoop().execute(() -> channel.pipeline().addFirst(new Cut(bytes)));
            }
        }

        /** Has {@link #isLeft} say of the connection's later calls that the service does not see them. */
        public void leave() {
            if (channel != null) {
                channel.attr(LEFT).set(true);
            }
        }

        public boolean isLeft() {
            return channel != null && channel.hasAttr(LEFT);
        }

        /** Puts bytes between two frames, inside TLS if there is any. */
        public void insert(byte[] bytes) {
            if (channel != null) {
                channel.eventLoop().execute(() -> {
                    ChannelHandlerContext http2 = channel.pipeline().context(Http2ConnectionHandler.class);
                    if (http2 != null) {
                        http2.writeAndFlush(Unpooled.wrappedBuffer(bytes));
                    }
                });
            }
        }
    }

    private static final class Cut extends ChannelOutboundHandlerAdapter {
        private long left;

        Cut(long bytes) {
            this.left = bytes;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ByteBuf bytes = (ByteBuf) message;
            int length = bytes.readableBytes();
            if (length < left) {
                left -= length;
                context.write(bytes, promise);
                return;
            }
            ByteBuf last = bytes.readRetainedSlice((int) left);
            bytes.release();
            left = 0;
            context.writeAndFlush(last, promise).addListener(sent -> Connection.resetNow(context.channel()));
        }
    }
}
