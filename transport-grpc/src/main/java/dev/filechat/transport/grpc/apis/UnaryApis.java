// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.apis;

import dev.filechat.spi.BatchesTransport;
import dev.filechat.spi.CollectionsTransport;
import dev.filechat.spi.ImagesTransport;
import dev.filechat.spi.ModelsTransport;
import dev.filechat.spi.Transport;
import dev.filechat.transport.grpc.batches.GrpcBatches;
import dev.filechat.transport.grpc.call.UnaryCalls;
import dev.filechat.transport.grpc.collections.GrpcCollections;
import dev.filechat.transport.grpc.images.GrpcImages;
import dev.filechat.transport.grpc.models.GrpcModels;
import java.util.Optional;

/**
 * The part of a transport that needs nothing but calls with one request and one answer, so that what records such
 * calls, or answers them otherwise, has all these APIs. Thread-safe.
 */
public abstract class UnaryApis implements Transport {
    private final UnaryCalls calls;
    private final ModelsTransport models;
    private final ImagesTransport images;
    private final BatchesTransport batches;
    private final CollectionsTransport collections;

    protected UnaryApis(UnaryCalls calls) {
        this.calls = calls;
        this.models = new GrpcModels(calls);
        this.images = new GrpcImages(calls);
        this.batches = new GrpcBatches(calls);
        this.collections = new GrpcCollections(calls);
    }

    /** {@return what makes the calls of a transport; empty if it is none of these} */
    public static Optional<UnaryCalls> callsOf(Transport transport) {
        return transport instanceof UnaryApis apis ? Optional.of(apis.calls) : Optional.empty();
    }

    @Override
    public final ModelsTransport models() {
        return models;
    }

    @Override
    public final ImagesTransport images() {
        return images;
    }

    @Override
    public final BatchesTransport batches() {
        return batches;
    }

    @Override
    public final CollectionsTransport collections() {
        return collections;
    }
}
