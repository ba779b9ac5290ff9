// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.connection;

import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.handler.codec.ByteToMessageDecoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2ConnectionHandler;

/**
 * Links what the connection reads to the incomplete frame before it: Netty's default copies both into a
 * new buffer, which is nearly all that an upload brings.
 */
final class CompositeFrames extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Http2ConnectionHandler http2 = context.pipeline().get(Http2ConnectionHandler.class);
        if (http2 != null) {
            http2.setCumulator(ByteToMessageDecoder.COMPOSITE_CUMULATOR);
            context.pipeline().remove(this);
        }
        context.fireChannelRead(message);
    }
}
