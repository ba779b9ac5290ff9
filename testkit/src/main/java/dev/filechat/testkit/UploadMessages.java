// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.UploadFileChunk;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the chunks of an upload with one copy of their bytes. The generated code makes two, and with those the fake took
 * uploads at half the speed.
 */
final class UploadMessages implements MethodDescriptor.Marshaller<UploadFileChunk> {
    private static final String UPLOAD = FilesGrpc.getUploadFileMethod().getFullMethodName();

    private UploadMessages() {}

    /** The same service, but for how it reads uploads. */
    static ServerServiceDefinition readBy(ServerServiceDefinition files) {
        ServerServiceDefinition.Builder builder =
                ServerServiceDefinition.builder(files.getServiceDescriptor().getName());
        for (ServerMethodDefinition<?, ?> method : files.getMethods()) {
            if (method.getMethodDescriptor().getFullMethodName().equals(UPLOAD)) {
                @SuppressWarnings("unchecked") // the method of that name has these messages
                ServerMethodDefinition<UploadFileChunk, File> upload =
                        (ServerMethodDefinition<UploadFileChunk, File>) method;
                builder.addMethod(
                        upload.getMethodDescriptor().toBuilder(
                                        new UploadMessages(),
                                        upload.getMethodDescriptor().getResponseMarshaller())
                                .build(),
                        upload.getServerCallHandler());
            } else {
                builder.addMethod(method);
            }
        }
        return builder.build();
    }

    @Override
    public UploadFileChunk parse(InputStream stream) {
        try {
            CodedInputStream message =
                    UnsafeByteOperations.unsafeWrap(bytes(stream)).newCodedInput();
            message.enableAliasing(true);
            UploadFileChunk chunk = UploadFileChunk.parseFrom(message);
            message.checkLastTagWas(0);
            return chunk;
        } catch (InvalidProtocolBufferException e) {
            throw Status.INTERNAL
                    .withDescription("Invalid protobuf byte sequence")
                    .withCause(e)
                    .asRuntimeException();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes that have come cannot fail to be read", e);
        }
    }

    private static byte[] bytes(InputStream stream) throws IOException {
        return stream instanceof KnownLength ? exactly(stream.available(), stream) : stream.readAllBytes();
    }

    /** Into an array of just that size; {@code readNBytes(int)} collects smaller ones and copies them. */
    private static byte[] exactly(int count, InputStream stream) throws IOException {
        byte[] bytes = new byte[count];
        if (stream.readNBytes(bytes, 0, count) != count) {
            throw new EOFException("A message is shorter than it said");
        }
        return bytes;
    }

    @Override
    public InputStream stream(UploadFileChunk chunk) {
        return chunk.toByteString().newInput();
    }
}
