// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.upload;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testkit.internal.store.ContentWriter;
import dev.filechat.testkit.internal.wire.ReceivedUploadMessage;
import io.grpc.HasByteBuffer;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of an upload, and leaves large pieces of the file where they came: the generated code copies them
 * twice, and with that the fake took uploads at half the speed.
 */
public final class UploadMessages implements MethodDescriptor.Marshaller<ReceivedUploadMessage> {
    /** What is smaller is copied, as it may be kept in memory. */
    private static final int LARGE = 2 * ContentWriter.IN_MEMORY;

    private static final int DATA_TAG = UploadFileChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    @Override
    public ReceivedUploadMessage parse(InputStream stream) {
        try {
            ReceivedUploadMessage large = large(stream);
            return large == null ? new ReceivedUploadMessage.Small(UploadFileChunk.parseFrom(stream)) : large;
        } catch (InvalidProtocolBufferException e) {
            throw Status.INTERNAL
                    .withDescription("Invalid protobuf byte sequence")
                    .withCause(e)
                    .asRuntimeException();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes that have come cannot fail to be read", e);
        }
    }

    /** The message, if it is large, has one field and that is data; null for any other, which is left as it was. */
    private static @Nullable ReceivedUploadMessage large(InputStream stream) throws IOException {
        int size = stream.available();
        if (size < LARGE
                || !(stream instanceof HasByteBuffer buffers)
                || !buffers.byteBufferSupported()
                || !stream.markSupported()) {
            return null;
        }
        stream.mark(size); // what is read from now on stays until the stream is closed
        int tag = stream.read();
        int length = tag == DATA_TAG ? CodedInputStream.readRawVarint32(stream.read(), stream) : -1;
        if (length != stream.available()) {
            stream.reset();
            return null;
        }
        return new ReceivedUploadMessage.Large(pieces(stream, buffers), length, size);
    }

    private static List<ByteBuffer> pieces(InputStream stream, HasByteBuffer buffers) throws IOException {
        List<ByteBuffer> pieces = new ArrayList<>();
        while (stream.available() > 0) {
            ByteBuffer piece = buffers.getByteBuffer();
            if (piece == null || !piece.hasRemaining()) {
                throw new EOFException("A message is shorter than its length says");
            }
            pieces.add(piece);
            stream.skipNBytes(piece.remaining());
        }
        return pieces;
    }

    @Override
    public InputStream stream(ReceivedUploadMessage message) {
        throw new UnsupportedOperationException("A service does not send uploads");
    }
}
