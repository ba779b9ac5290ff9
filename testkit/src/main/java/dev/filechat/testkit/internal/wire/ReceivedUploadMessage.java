// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.wire;

import dev.filechat.proto.UploadFileChunk;
import java.nio.ByteBuffer;
import java.util.List;

/** What comes in an upload. */
public sealed interface ReceivedUploadMessage extends SizedMessage {
    /** Any message, as the generated code reads it. */
    record Small(UploadFileChunk chunk) implements ReceivedUploadMessage {
        @Override
        public int serializedSize() {
            return chunk.getSerializedSize();
        }
    }

    /**
     * A message that is a large piece of the file and no more.
     *
     * @param data where it came, in the connection's buffers: gRPC takes them back when the listener has been called
     * @param length how many bytes of the file it has
     * @param serializedSize of the whole message, in bytes
     */
    record Large(List<ByteBuffer> data, int length, int serializedSize) implements ReceivedUploadMessage {}
}
