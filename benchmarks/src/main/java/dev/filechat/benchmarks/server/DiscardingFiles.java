// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import dev.filechat.benchmarks.content.Pattern;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.UploadFileChunk;
import io.grpc.stub.StreamObserver;
import java.util.zip.CRC32C;

/** Uploads received as grpc-java's generated code receives them, and then discarded: what a fake is measured by. */
final class DiscardingFiles extends FilesGrpc.FilesImplBase {
    @Override
    public StreamObserver<UploadFileChunk> uploadFile(StreamObserver<File> answer) {
        return new StreamObserver<>() {
            private final CRC32C crc = new CRC32C();
            private String name = "";
            private long size;

            @Override
            public void onNext(UploadFileChunk chunk) {
                if (chunk.hasInit()) {
                    name = chunk.getInit().getName();
                }
                size += chunk.getData().size();
                if (name.startsWith(Pattern.CHECKED)) {
                    crc.update(chunk.getData().asReadOnlyByteBuffer());
                }
            }

            @Override
            public void onError(Throwable t) {
                // the client is gone
            }

            @Override
            public void onCompleted() {
                answer.onNext(File.newBuilder()
                        .setId(Long.toHexString(crc.getValue()))
                        .setFilename(name)
                        .setSize(size)
                        .build());
                answer.onCompleted();
            }
        };
    }
}
