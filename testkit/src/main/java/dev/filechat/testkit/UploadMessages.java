// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.UploadFileChunk;
import io.grpc.HasByteBuffer;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the bytes of large chunks where they came, in the connection's buffers: gRPC gives these back when the listener has
 * been called, and whatever is to stay is written away by then. The generated code copies them twice, and with that the
 * fake took uploads at half the speed.
 */
final class UploadMessages implements MethodDescriptor.Marshaller<UploadFileChunk> {
    /** What is smaller is copied, as it may be kept in memory. */
    private static final int LARGE = 2 * ContentWriter.IN_MEMORY;

    private static final int DATA_TAG = UploadFileChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

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
            ByteString data = stream instanceof HasByteBuffer buffers && buffers.byteBufferSupported()
                    ? inPlace(stream, buffers)
                    : null;
            if (data != null) {
                return UploadFileChunk.newBuilder().setData(data).build();
            }
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

    /** The data of a large message that has nothing else; null for any other, which is as it was. */
    private static @Nullable ByteString inPlace(InputStream stream, HasByteBuffer buffers) throws IOException {
        if (!stream.markSupported() || stream.available() < LARGE) {
            return null;
        }
        stream.mark(stream.available()); // what was read stays until the stream is closed
        int tag = stream.read();
        int length = CodedInputStream.readRawVarint32(stream.read(), stream);
        if (tag != DATA_TAG || length != stream.available()) {
            stream.reset();
            return null;
        }
        List<ByteString> pieces = new ArrayList<>();
        while (stream.available() > 0) {
            ByteString piece = UnsafeByteOperations.unsafeWrap(requireNonNull(buffers.getByteBuffer()));
            pieces.add(piece);
            stream.skipNBytes(piece.size());
        }
        return ByteString.copyFrom(pieces); // which links them
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
