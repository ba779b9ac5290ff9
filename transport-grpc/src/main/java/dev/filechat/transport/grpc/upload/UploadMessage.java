// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.upload;

import dev.filechat.proto.UploadFileInit;
import dev.filechat.spi.Chunk;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is sent in an upload: {@code UploadFileChunk} on the wire, without a message object for the bytes. */
sealed interface UploadMessage {
    /** The first message. */
    record Init(UploadFileInit init) implements UploadMessage {}

    /** The others: a part of a source. */
    final class Data implements UploadMessage {
        private final Chunk chunk;
        private final AtomicReference<@Nullable Exception> failure;
        private volatile @Nullable Thread sender = Thread.currentThread();

        /** @param failure takes the first failure of the source, which gRPC would hide; shared by the whole upload */
        Data(Chunk chunk, AtomicReference<@Nullable Exception> failure) {
            this.chunk = chunk;
            this.failure = failure;
        }

        Chunk chunk() {
            return chunk;
        }

        /** Notes that gRPC has taken it from the thread that made it. Whoever writes it from now on sends it again. */
        void sent() {
            sender = null;
        }

        /** Whether it is written for the thread that sends it, which looks for a failure next, and cancels the call. */
        boolean isBeingSent() {
            return sender == Thread.currentThread();
        }

        /** Notes why it cannot be written. */
        void failed(Exception reason) {
            failure.compareAndSet(null, reason);
        }
    }
}
