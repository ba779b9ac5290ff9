// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

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
import dev.filechat.transport.grpc.messages.FileMessages;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Uploads over the calls of a channel. Thread-safe. */
final class GrpcUploads {
    private static final MethodDescriptor<UploadFileChunk, File> GENERATED = FilesGrpc.getUploadFileMethod();

    private static final MethodDescriptor<UploadMessage, File> IN_CHUNKS = GENERATED.toBuilder(
                    new UploadMarshaller(), GENERATED.getResponseMarshaller())
            .build();

    /**
     * The same call, as far as the service sees. To a client's channel this type means that nothing has to leave before
     * the end was handed over, so that all of a small file leaves at once.
     */
    private static final MethodDescriptor<UploadMessage, File> AT_ONCE =
            IN_CHUNKS.toBuilder().setType(MethodType.SERVER_STREAMING).build();

    /** In bytes: a file that may wait in memory. */
    private static final int SMALL = 64 << 10;

    private final GrpcCalls calls;
    private final double chunksWaiting;

    /** @param chunksWaiting how much of an upload may wait for the wire when the next chunk is read, in chunks */
    GrpcUploads(GrpcCalls calls, double chunksWaiting) {
        this.calls = calls;
        this.chunksWaiting = chunksWaiting;
    }

    StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext context) throws TransportException {
        Connection connection = calls.connection();
        GrpcCall<UploadMessage, File> call = isSmall(request) ? startAtOnce(connection, context) : null;
        boolean atOnce = call != null;
        if (call == null) {
            call = calls.start(connection, IN_CHUNKS, waiting(request.chunkSize()), context, 1, true);
        }
        AtomicReference<@Nullable Exception> failedLater = new AtomicReference<>();
        boolean done = false;
        try {
            call.send(new UploadMessage.Init(FileMessages.toMessage(request)));
            if (atOnce) {
                sendAtOnce(call, chunks, failedLater::set);
            } else {
                sendInChunks(call, chunks, failedLater::set);
            }
            StoredFile stored = FileMessages.fromMessage(call.single());
            done = true;
            return stored;
        } catch (IOException e) {
            throw source(e);
        } catch (TransportException e) {
            // then the service could not read it, as it should not
            Exception later = e.kind() == Kind.REFUSED ? failedLater.get() : null;
            throw later == null ? e : source(new IOException(later));
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

    /** Null where there is no connection: what is sent then would wait for one, and be read by another thread. */
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

    /** The only chunk goes without a wait, which would cost more than the rest of the call. */
    private static void sendAtOnce(
            GrpcCall<UploadMessage, File> call, ChunkSource chunks, Consumer<Exception> failedLater)
            throws TransportException, IOException {
        call.checkGoing();
        Chunk only = chunks.next();
        if (only != null) {
            send(call, only, failedLater);
            if (chunks.next() != null) {
                throw new IOException("there is more than the size that was said");
            }
        }
        call.halfClose();
    }

    /** A chunk is taken only when the connection is ready: what is sent earlier would wait in memory. */
    private static void sendInChunks(
            GrpcCall<UploadMessage, File> call, ChunkSource chunks, Consumer<Exception> failedLater)
            throws TransportException, IOException {
        while (call.awaitReady()) {
            Chunk chunk = chunks.next();
            if (chunk == null) {
                call.halfClose();
                return;
            }
            send(call, chunk, failedLater);
        }
    }

    private static void send(GrpcCall<UploadMessage, File> call, Chunk chunk, Consumer<Exception> failedLater)
            throws TransportException, IOException {
        UploadMessage.Data data = new UploadMessage.Data(chunk, failedLater);
        call.send(data);
        switch (data.sent()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IOException(e);
        }
    }

    private static TransportException source(IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            return new TransportException(
                    Kind.CANCELLED, StatusCode.CANCELLED, Delivery.PARTIAL, null, "interrupted while reading", e);
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new TransportException(
                Kind.SOURCE, StatusCode.CANCELLED, Delivery.PARTIAL, null, "reading failed: " + message, e);
    }
}
