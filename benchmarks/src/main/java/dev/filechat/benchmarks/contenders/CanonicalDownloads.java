// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import dev.filechat.proto.FileContentChunk;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.RetrieveFileContentRequest;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/** What a careful user of grpc-java writes: a generated stub that asks for a message when the one before is written. */
public final class CanonicalDownloads implements Downloader {
    private final ManagedChannel channel;

    /** Makes the channel. */
    public CanonicalDownloads(Address address) {
        this.channel = address.channel();
    }

    @Override
    public void download(long size, Path target) throws Exception {
        try (FileChannel out = FileChannel.open(
                target, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            Receiving receiving = new Receiving(out);
            FilesGrpc.newStub(channel)
                    .retrieveFileContent(
                            RetrieveFileContentRequest.newBuilder()
                                    .setFileId(Long.toString(size))
                                    .build(),
                            receiving);
            receiving.done.get();
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static final class Receiving
            implements ClientResponseObserver<RetrieveFileContentRequest, FileContentChunk> {
        private final CompletableFuture<Boolean> done = new CompletableFuture<>();
        private final FileChannel out;
        private ClientCallStreamObserver<RetrieveFileContentRequest> call;

        @SuppressWarnings("NullAway.Init") // beforeStart comes first
        Receiving(FileChannel out) {
            this.out = out;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<RetrieveFileContentRequest> started) {
            call = started;
            call.disableAutoRequestWithInitial(1);
        }

        @Override
        public void onNext(FileContentChunk chunk) {
            try {
                for (ByteBuffer part : chunk.getData().asReadOnlyByteBufferList()) {
                    while (part.hasRemaining()) {
                        out.write(part);
                    }
                }
            } catch (IOException e) {
                call.cancel("writing failed", e);
            }
            call.request(1);
        }

        @Override
        public void onError(Throwable t) {
            done.completeExceptionally(t);
        }

        @Override
        public void onCompleted() {
            done.complete(true);
        }
    }
}
