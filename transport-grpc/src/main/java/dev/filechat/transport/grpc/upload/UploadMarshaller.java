// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.upload;

import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.UploadFileChunk;
import io.grpc.MethodDescriptor;
import java.io.InputStream;

/**
 * Writes the messages of an upload from the source into the connection's buffer: neither a protobuf object nor an array
 * of a chunk's size is made.
 */
final class UploadMarshaller implements MethodDescriptor.Marshaller<UploadMessage> {
    private static final MethodDescriptor.Marshaller<UploadFileChunk> GENERATED =
            FilesGrpc.getUploadFileMethod().getRequestMarshaller();

    @Override
    public InputStream stream(UploadMessage message) {
        return switch (message) {
            case UploadMessage.Init init ->
                GENERATED.stream(
                        UploadFileChunk.newBuilder().setInit(init.init()).build());
            case UploadMessage.Data data -> new ChunkMessageStream(data);
        };
    }

    @Override
    public UploadMessage parse(InputStream stream) {
        throw new UnsupportedOperationException("A client does not read what it uploads");
    }
}
