// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.upload;

import dev.filechat.proto.UploadFileInit;
import dev.filechat.spi.Chunk;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A message of an upload: an {@code UploadFileChunk} on the wire, without a protobuf object for the bytes. */
sealed interface UploadMessage {
    /** The first message. */
    record Init(UploadFileInit init) implements UploadMessage {}

    /** Each further message: a chunk of the source. */
    final class Data implements UploadMessage {
        private final Chunk chunk;
        private final AtomicReference<@Nullable Exception> failure;
        private volatile @Nullable Thread sender = Thread.currentThread();

        /** @param failure holds the first failure of the source, which gRPC would hide; shared by the whole upload */
        Data(Chunk chunk, AtomicReference<@Nullable Exception> failure) {
            this.chunk = chunk;
            this.failure = failure;
        }

        Chunk chunk() {
            return chunk;
        }

        /**
         * Records that gRPC has taken it from the thread that made it. A thread that writes it from now on sends it
         * again.
         */
        void sent() {
            sender = null;
        }

        /** Whether the thread that sends it is writing it, which then looks for a failure and cancels the call. */
        boolean isBeingSent() {
            return sender == Thread.currentThread();
        }

        /** Records why it cannot be written. */
        void failed(Exception reason) {
            failure.compareAndSet(null, reason);
        }
    }
}
