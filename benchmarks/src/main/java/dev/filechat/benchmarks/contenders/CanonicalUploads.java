// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import com.google.protobuf.ByteString;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.proto.UploadFileInit;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * What a careful user of grpc-java writes: a generated stub, {@code isReady} and its handler,
 * {@code ByteString.copyFrom}.
 */
public final class CanonicalUploads implements Uploader {
    private final ManagedChannel channel;
    private final Source source;
    private final int bufferSize;

    /** @param bufferSize in bytes; one for each upload */
    public CanonicalUploads(Address address, Source source, int bufferSize) {
        this.channel = address.channel();
        this.source = source;
        this.bufferSize = bufferSize;
    }

    @Override
    public String upload(String name) throws Exception {
        try (Source.Reading in = source.open()) {
            Sending sending = new Sending(name, in, ByteBuffer.allocate(bufferSize));
            FilesGrpc.newStub(channel).uploadFile(sending);
            return sending.answer.get().getId();
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    static UploadFileChunk first(String name) {
        return UploadFileChunk.newBuilder()
                .setInit(UploadFileInit.newBuilder().setName(name))
                .build();
    }

    private static final class Sending implements ClientResponseObserver<UploadFileChunk, File> {
        private final CompletableFuture<File> answer = new CompletableFuture<>();
        private final String name;
        private final Source.Reading in;
        private final ByteBuffer buffer;
        private boolean begun;
        private boolean ended;

        Sending(String name, Source.Reading in, ByteBuffer buffer) {
            this.name = name;
            this.in = in;
            this.buffer = buffer;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<UploadFileChunk> call) {
            call.setOnReadyHandler(() -> {
                try {
                    send(call);
                } catch (IOException e) {
                    call.cancel("reading failed", e);
                }
            });
        }

        private void send(ClientCallStreamObserver<UploadFileChunk> call) throws IOException {
            while (call.isReady() && !ended) {
                if (!begun) {
                    begun = true;
                    call.onNext(first(name));
                    continue;
                }
                in.fill(buffer);
                if (buffer.hasRemaining()) {
                    call.onNext(UploadFileChunk.newBuilder()
                            .setData(ByteString.copyFrom(buffer))
                            .build());
                } else {
                    ended = true;
                    call.onCompleted();
                }
            }
        }

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
    }
}
