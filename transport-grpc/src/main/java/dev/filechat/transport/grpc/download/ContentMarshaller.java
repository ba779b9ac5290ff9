// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.download;

import dev.filechat.proto.FileContentChunk;
import io.grpc.Detachable;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Leaves a {@code FileContentChunk} in the buffer in which it was received: neither a protobuf object nor an array of a
 * chunk's size is made. The reader of the message closes it.
 */
final class ContentMarshaller implements MethodDescriptor.Marshaller<ContentMessage> {
    @Override
    public ContentMessage parse(InputStream stream) {
        if (stream instanceof Detachable detachable) {
            return new ContentMessage(detachable.detach());
        }
        // a compressed message, or a transport without buffers of its own
        try {
            return new ContentMessage(new ByteArrayInputStream(stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    FileContentChunk.getDescriptor().getFullName() + " could not be received", e);
        }
    }

    @Override
    public InputStream stream(ContentMessage value) {
        throw new UnsupportedOperationException("A client does not write what it downloads");
    }
}
