// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import com.google.protobuf.ByteString;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.UploadFileChunk;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * A generated stub without flow control: everything is sent at once, and what the wire does not take yet is in memory.
 */
public final class NaiveUploads implements Uploader {
    private final ManagedChannel channel;
    private final Source source;
    private final int bufferSize;

    /** @param bufferSize in bytes */
    public NaiveUploads(Address address, Source source, int bufferSize) {
        this.channel = address.channel();
        this.source = source;
        this.bufferSize = bufferSize;
    }

    @Override
    public String upload(String name) throws Exception {
        CompletableFuture<File> answer = new CompletableFuture<>();
        StreamObserver<UploadFileChunk> call = FilesGrpc.newStub(channel).uploadFile(new StreamObserver<>() {
            @Override
            public void onNext(File file) {
                answer.complete(file);
            }

            @Override
            public void onError(Throwable t) {
                answer.completeExceptionally(t);
            }

            @Override
            public void onCompleted() {
                // the answer has come
            }
        });
        call.onNext(CanonicalUploads.first(name));
        ByteBuffer buffer = ByteBuffer.allocate(bufferSize);
        try (Source.Reading in = source.open()) {
            for (in.fill(buffer); buffer.hasRemaining(); in.fill(buffer)) {
                call.onNext(UploadFileChunk.newBuilder()
                        .setData(ByteString.copyFrom(buffer))
                        .build());
            }
        }
        call.onCompleted();
        return answer.get().getId();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
