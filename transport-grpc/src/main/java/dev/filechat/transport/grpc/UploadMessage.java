// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.proto.UploadFileInit;
import dev.filechat.spi.Chunk;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is sent in an upload: {@code UploadFileChunk} on the wire, without a message object for the bytes. */
sealed interface UploadMessage {
    /** The first message. */
    record Init(UploadFileInit init) implements UploadMessage {}

    /** The others: a place in a source, and why it could not be written, since gRPC hides that. */
    final class Data implements UploadMessage {
        private final Chunk chunk;
        private final Consumer<Exception> failedLater;
        private volatile @Nullable Thread sender = Thread.currentThread();
        private volatile @Nullable Exception failure;

        /** @param failedLater is told, on any thread, what fails when gRPC sends it again */
        Data(Chunk chunk, Consumer<Exception> failedLater) {
            this.chunk = chunk;
            this.failedLater = failedLater;
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

        /** Whether it is written for the one who sends it, who will see why it cannot be, and cancel the call. */
        boolean isBeingSent() {
            return sender == Thread.currentThread();
        }

        /** Notes why it cannot be written. */
        void failed(Exception reason) {
            if (isBeingSent()) {
                failure = reason;
            } else {
                failedLater.accept(reason);
            }
        }
    }
}
