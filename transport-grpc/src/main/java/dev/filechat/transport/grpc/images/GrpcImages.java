// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.images;

import dev.filechat.images.ImageRequest;
import dev.filechat.images.ImageResponse;
import dev.filechat.proto.ImageGrpc;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ImagesTransport;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.call.UnaryCalls;

/** The calls about pictures over gRPC. Thread-safe. */
public final class GrpcImages implements ImagesTransport {
    private final UnaryCalls calls;

    public GrpcImages(UnaryCalls calls) {
        this.calls = calls;
    }

    @Override
    public ImageResponse generate(ImageRequest request, CallContext context) throws TransportException {
        return ImageMessages.fromMessage(
                calls.unary(ImageGrpc.getGenerateImageMethod(), ImageMessages.toMessage(request), context));
    }
}
