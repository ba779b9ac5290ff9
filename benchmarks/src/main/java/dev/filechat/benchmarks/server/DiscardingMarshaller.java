// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.proto.UploadFileInit;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** Reads the messages of an upload, and skips what is in them unless it is to be checked. */
final class DiscardingMarshaller implements MethodDescriptor.Marshaller<UploadPart> {
    private static final int DATA_TAG = UploadFileChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    private final BooleanSupplier keepBytes;

    DiscardingMarshaller(BooleanSupplier keepBytes) {
        this.keepBytes = keepBytes;
    }

    @Override
    public UploadPart parse(InputStream stream) {
        try {
            int tag = stream.read();
            int length = CodedInputStream.readRawVarint32(stream.read(), stream);
            if (tag != DATA_TAG) {
                return new UploadPart(UploadFileInit.parseFrom(stream.readNBytes(length)), 0, null);
            }
            if (keepBytes.getAsBoolean()) {
                return new UploadPart(null, length, stream.readNBytes(length));
            }
            stream.skipNBytes(length);
            return new UploadPart(null, length, null);
        } catch (IOException e) {
            throw Status.INTERNAL.withCause(e).asRuntimeException();
        }
    }

    @Override
    public InputStream stream(UploadPart value) {
        throw new UnsupportedOperationException("A server does not write what it receives");
    }
}
