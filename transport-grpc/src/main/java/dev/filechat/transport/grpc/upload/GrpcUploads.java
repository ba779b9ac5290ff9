// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.upload;

import dev.filechat.errors.StatusCode;
import dev.filechat.files.StoredFile;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.UploadRequest;
import dev.filechat.transport.grpc.call.Connection;
import dev.filechat.transport.grpc.call.GrpcCall;
import dev.filechat.transport.grpc.call.GrpcCalls;
import dev.filechat.transport.grpc.messages.FileMessages;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Uploads over the calls of a channel. Thread-safe. */
public final class GrpcUploads {
    private static final MethodDescriptor<UploadFileChunk, File> GENERATED = FilesGrpc.getUploadFileMethod();

    private static final MethodDescriptor<UploadMessage, File> IN_CHUNKS = GENERATED.toBuilder(
                    new UploadMarshaller(), GENERATED.getResponseMarshaller())
            .build();

    /**
     * The same call to the service. For a client's channel, this type means that nothing need be sent before the call
     * is half-closed, so that all of a small file is sent at once.
     */
    private static final MethodDescriptor<UploadMessage, File> AT_ONCE =
            IN_CHUNKS.toBuilder().setType(MethodType.SERVER_STREAMING).build();

    /** The largest file that may wait in memory, in bytes. */
    private static final int SMALL = 64 << 10;

    private final GrpcCalls calls;
    private final double chunksWaiting;

    /** @param chunksWaiting how much of an upload may wait for the wire when the next chunk is read, in chunks */
    public GrpcUploads(GrpcCalls calls, double chunksWaiting) {
        this.calls = calls;
        this.chunksWaiting = chunksWaiting;
    }

    public StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext context) throws TransportException {
        Connection connection = calls.connection();
        GrpcCall<UploadMessage, File> atOnce = isSmall(request) ? startAtOnce(connection, context) : null;
        GrpcCall<UploadMessage, File> call = atOnce == null
                ? calls.start(connection, IN_CHUNKS, waiting(request.chunkSize()), context, 1, true)
                : atOnce;
        Upload upload = new Upload(call, chunks);
        boolean done = false;
        try {
            call.send(new UploadMessage.Init(FileMessages.toMessage(request)));
            if (atOnce == null) {
                upload.sendInChunks();
            } else {
                upload.sendAtOnce();
            }
            StoredFile stored = FileMessages.fromMessage(call.single());
            done = true;
            return stored;
        } catch (TransportException e) {
            upload.throwIfSourceFailed(); // the service refuses a message that could not be read
            throw e;
        } finally {
            if (!done) {
                call.cancel("The upload failed");
            }
        }
    }

    private static boolean isSmall(UploadRequest request) {
        return request.size().orElse(Long.MAX_VALUE) <= Math.min(SMALL, request.chunkSize());
    }

    private CallOptions waiting(int chunkSize) {
        return CallOptions.DEFAULT.withOnReadyThreshold((int) Math.ceil(chunkSize * chunksWaiting));
    }

    /** Null if there is no connection: messages would wait for one, and another thread would read them. */
    private @Nullable GrpcCall<UploadMessage, File> startAtOnce(Connection connection, CallContext context)
            throws TransportException {
        if (!connection.isReady()) {
            return null;
        }
        GrpcCall<UploadMessage, File> call = calls.start(connection, AT_ONCE, CallOptions.DEFAULT, context, 1, true);
        if (call.isOnConnection()) {
            return call;
        }
        call.cancel("The connection was lost");
        return null;
    }

    /** Sends the chunks of one upload. */
    private record Upload(
            GrpcCall<UploadMessage, File> call, ChunkSource chunks, AtomicReference<@Nullable Exception> failure) {
        Upload(GrpcCall<UploadMessage, File> call, ChunkSource chunks) {
            this(call, chunks, new AtomicReference<>());
        }

        /** Sends the only chunk without waiting, which would cost more than the rest of the call. */
        void sendAtOnce() throws TransportException {
            call.checkGoing();
            Chunk only = next();
            if (only != null) {
                send(only);
                if (next() != null) {
                    throw sourceFailed(new IOException("there is more than the size that was said"));
                }
            }
            call.halfClose();
        }

        /** Takes a chunk only when the connection is ready: one that is sent earlier would wait in memory. */
        void sendInChunks() throws TransportException {
            while (call.awaitReady()) {
                Chunk chunk = next();
                if (chunk == null) {
                    call.halfClose();
                    return;
                }
                send(chunk);
            }
        }

        private @Nullable Chunk next() throws TransportException {
            try {
                return chunks.next();
            } catch (IOException | RuntimeException e) {
                throw sourceFailed(e);
            }
        }

        private void send(Chunk chunk) throws TransportException {
            UploadMessage.Data data = new UploadMessage.Data(chunk, failure);
            call.send(data);
            data.sent();
            throwIfSourceFailed();
        }

        /**
         * Throws the failure of the source, whichever thread read it. gRPC, which writes the chunks, does not pass it
         * on.
         */
        void throwIfSourceFailed() throws TransportException {
            Exception reason = failure.get();
            if (reason != null) {
                throw sourceFailed(reason);
            }
        }

        private static TransportException sourceFailed(Exception e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new TransportException(
                    Kind.SOURCE, StatusCode.CANCELLED, Delivery.PARTIAL, null, "reading failed: " + message, e);
        }
    }
}
