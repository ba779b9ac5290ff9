// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import dev.filechat.benchmarks.content.Pattern;
import dev.filechat.benchmarks.content.PatternChunk;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.RetrieveFileRequest;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.zip.CRC32C;

/**
 * Uploads are discarded, downloads made up. A file whose name begins with {@link Pattern#CHECKED} has its checksum as
 * its id; the id of a file to download is its size.
 */
final class BareFiles {
    private volatile boolean keepBytes;

    ServerServiceDefinition service() {
        MethodDescriptor<UploadPart, File> upload = FilesGrpc.getUploadFileMethod().toBuilder(
                        new DiscardingMarshaller(() -> keepBytes),
                        FilesGrpc.getUploadFileMethod().getResponseMarshaller())
                .build();
        MethodDescriptor<RetrieveFileContentRequest, PatternChunk> content =
                FilesGrpc.getRetrieveFileContentMethod().toBuilder(
                                FilesGrpc.getRetrieveFileContentMethod().getRequestMarshaller(),
                                new PatternMarshaller())
                        .build();
        return ServerServiceDefinition.builder(FilesGrpc.SERVICE_NAME)
                .addMethod(upload, ServerCalls.asyncClientStreamingCall(Receiving::new))
                .addMethod(content, ServerCalls.asyncServerStreamingCall(BareFiles::send))
                .addMethod(FilesGrpc.getRetrieveFileMethod(), ServerCalls.asyncUnaryCall(BareFiles::lookUp))
                .build();
    }

    private static void lookUp(RetrieveFileRequest request, StreamObserver<File> out) {
        out.onNext(File.newBuilder()
                .setId(request.getFileId())
                .setFilename(request.getFileId())
                .setSize(Long.parseLong(request.getFileId()))
                .build());
        out.onCompleted();
    }

    private static void send(RetrieveFileContentRequest request, StreamObserver<PatternChunk> observer) {
        ServerCallStreamObserver<PatternChunk> out = (ServerCallStreamObserver<PatternChunk>) observer;
        PatternChunk.Sequence chunks = new PatternChunk.Sequence(Long.parseLong(request.getFileId()));
        out.setOnReadyHandler(() -> {
            while (out.isReady() && !chunks.ended()) {
                out.onNext(chunks.next());
                if (chunks.ended()) {
                    out.onCompleted();
                }
            }
        });
    }

    /** One upload. */
    private final class Receiving implements StreamObserver<UploadPart> {
        private final StreamObserver<File> answer;
        private final CRC32C crc = new CRC32C();
        private String name = "";
        private long size;

        Receiving(StreamObserver<File> answer) {
            this.answer = answer;
        }

        @Override
        public void onNext(UploadPart message) {
            if (message.init() != null) {
                name = message.init().getName();
                keepBytes = name.startsWith(Pattern.CHECKED);
            }
            size += message.length();
            if (message.bytes() != null) {
                crc.update(message.bytes());
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
    }
}
