// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.filechat.proto.FileContentChunk;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;

/** Reads {@code FileContentChunk} without a protobuf object, which would hold a chunk a second time while it is made. */
final class ContentMarshaller implements MethodDescriptor.Marshaller<ContentPieces> {
    private static final int DATA_TAG = FileContentChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** Enough for what is not content. */
    private static final int BUFFER_SIZE = 64;

    @Override
    public ContentPieces parse(InputStream stream) {
        CodedInputStream message = CodedInputStream.newInstance(stream, BUFFER_SIZE);
        ContentPieces content = ContentPieces.none();
        try {
            for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
                if (tag == DATA_TAG) {
                    content = ContentPieces.none(); // of a field that is there twice, the last one counts
                    content.add(message, message.readRawVarint32());
                } else if (!message.skipField(tag)) {
                    throw new InvalidProtocolBufferException("A group ends that did not begin");
                }
            }
            return content;
        } catch (IOException e) {
            throw Status.INTERNAL
                    .withDescription("Invalid protobuf byte sequence")
                    .withCause(e)
                    .asRuntimeException();
        }
    }

    @Override
    public InputStream stream(ContentPieces value) {
        throw new UnsupportedOperationException("A client does not write what it downloads");
    }
}
