// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import io.grpc.Status;
import io.grpc.netty.shaded.io.netty.channel.ChannelDuplexHandler;
import io.grpc.netty.shaded.io.netty.channel.ChannelFuture;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelPromise;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Error;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Exception;
import io.grpc.netty.shaded.io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection on which the service's first settings do not arrive in time. Netty's own timeout covers only TCP.
 */
final class ConnectTimer extends ChannelDuplexHandler {
    private final int timeoutMillis;
    private @Nullable Future<?> timer;

    ConnectTimer(int timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        timer = context.executor().schedule(() -> expire(context), timeoutMillis, TimeUnit.MILLISECONDS);
        ChannelFuture unused = context.connect(remote, local, promise);
    }

    private void expire(ChannelHandlerContext context) {
        Http2ConnectionHandler http2 = context.pipeline().get(Http2ConnectionHandler.class);
        boolean complete = http2 != null && http2.decoder().prefaceReceived();
        if (!complete && context.channel().isActive()) {
            String message = "the server did not complete the connection within " + timeoutMillis + " ms";
            // gRPC takes the status of the cause, and HTTP/2 ends the connection only for an exception of its own.
            context.fireExceptionCaught(new Http2Exception(
                    Http2Error.SETTINGS_TIMEOUT,
                    message,
                    Status.UNAVAILABLE.withDescription(message).asException()));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (timer != null) {
            boolean unused = timer.cancel(false);
        }
    }
}
