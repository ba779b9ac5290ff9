// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.handler.codec.ByteToMessageDecoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2ConnectionHandler;

/**
 * Makes a connection link the bytes that it reads to the incomplete frame that it read before. Netty's default copies
 * both into a new buffer, and so nearly all of a download, which takes 1.2 times as long (measured).
 */
final class CompositeReads extends ChannelInboundHandlerAdapter {
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
