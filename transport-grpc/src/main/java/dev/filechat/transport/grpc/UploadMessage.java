// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.proto.UploadFileInit;
import dev.filechat.spi.Chunk;
import org.jspecify.annotations.Nullable;

/** What is sent in an upload: {@code UploadFileChunk} on the wire, without a message object for the bytes. */
sealed interface UploadMessage {
    /** The first message. */
    record Init(UploadFileInit init) implements UploadMessage {}

    /** The others: a place in a source, and why it could not be written, since gRPC hides that. */
    final class Data implements UploadMessage {
        private final Chunk chunk;
        private volatile @Nullable Thread sender = Thread.currentThread();
        private volatile @Nullable Exception failure;

        Data(Chunk chunk) {
            this.chunk = chunk;
        }

        Chunk chunk() {
            return chunk;
        }

        /** Notes that it was handed over by the thread that made it, and says why it could not be written, if so. */
        @Nullable
        Exception sent() {
            sender = null;
            return failure;
        }

        /** Notes why it cannot be written; whether the one who sends it will see that, and cancel the call. */
        boolean failed(Exception reason) {
            failure = reason;
            return sender == Thread.currentThread();
        }
    }
}
