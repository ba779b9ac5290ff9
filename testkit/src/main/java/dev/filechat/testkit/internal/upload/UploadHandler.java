// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.upload;

import dev.filechat.proto.File;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.proto.UploadFileInit;
import dev.filechat.testkit.internal.calls.OpenCall;
import dev.filechat.testkit.internal.calls.UploadRecord;
import dev.filechat.testkit.internal.store.ContentWriter;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.store.FileStore;
import dev.filechat.testkit.internal.wire.ReceivedUploadMessage;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives one file, one message at a time. Whatever ends the call early leaves nothing behind. */
public final class UploadHandler implements StreamObserver<ReceivedUploadMessage> {

    /** What the service calls 512 MB: the most bytes in a file. */
    public static final long MAX_FILE_SIZE = 512L * 1024 * 1024;

    /** One is received while another one is stored. */
    private static final int AHEAD = 2;

    private final FileStore store;
    private final int team;
    private final long maxFileSize;
    private final ServerCallStreamObserver<File> response;
    private final ContentWriter content;
    private final UploadRecord record = new UploadRecord();
    private @Nullable UploadFileInit init;
    private @Nullable Duration lifetime;
    private boolean over;

    public UploadHandler(FileStore store, int team, long maxFileSize, ServerCallStreamObserver<File> response) {
        this.store = store;
        this.team = team;
        this.maxFileSize = maxFileSize;
        this.response = response;
        this.content = store.newContent();
        OpenCall.currentRecord().uploads(record);
        response.disableAutoRequest();
        response.setOnCancelHandler(() -> {}); // so that an answer to a cancelled call does not fail
        response.request(AHEAD);
    }

    @Override
    public void onNext(ReceivedUploadMessage message) {
        if (over) {
            return;
        }
        try {
            switch (message) {
                case ReceivedUploadMessage.Small small -> take(small.chunk());
                case ReceivedUploadMessage.Large large -> append(large.data(), large.length());
            }
            response.request(1);
        } catch (StatusRuntimeException e) {
            refuse(e);
        } catch (IOException | RuntimeException | Error e) {
            refuse(notStored(e));
        }
    }

    private void take(UploadFileChunk chunk) throws IOException {
        switch (chunk.getChunkCase()) {
            case INIT -> begin(chunk.getInit());
            case DATA ->
                append(
                        chunk.getData().asReadOnlyByteBufferList(),
                        chunk.getData().size());
            case CHUNK_NOT_SET -> throw invalid("A message of the upload has neither init nor data.");
        }
    }

    private void begin(UploadFileInit given) {
        if (init != null) {
            throw invalid("The upload has more than one init message.");
        }
        record.named(given.getName());
        NameRules.check(given.getName());
        if (given.hasExpiresAfter()) {
            lifetime = Expiry.after(given.getExpiresAfter());
        }
        init = given;
    }

    private void append(List<ByteBuffer> data, int length) throws IOException {
        if (init == null) {
            throw invalid("The first message of the upload must be init.");
        }
        if (content.size() + length > maxFileSize) {
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription("The file is larger than " + maxFileSize + " bytes.")
                    .asRuntimeException();
        }
        content.append(data, length);
        record.took(length);
    }

    @Override
    public void onCompleted() {
        if (over) {
            return;
        }
        if (init == null) {
            refuse(invalid("The upload has no init message."));
            return;
        }
        try {
            FileRecord file = store.add(team, init.getName(), lifetime, content.finish(), record.chunkSizes());
            record.stored(file);
            over = true;
            response.onNext(file.toMessage());
            response.onCompleted();
        } catch (IOException | RuntimeException | Error e) {
            refuse(notStored(e));
        }
    }

    /** The call was cancelled, or its connection lost. */
    @Override
    public void onError(Throwable cause) {
        discard();
    }

    private void refuse(StatusRuntimeException why) {
        discard();
        response.onError(why);
    }

    private void discard() {
        over = true;
        try {
            content.close();
        } catch (IOException e) {
            throw notStored(e);
        }
    }

    private static StatusRuntimeException notStored(Throwable e) {
        return Status.INTERNAL
                .withDescription("The fake could not store the file: " + e)
                .withCause(e)
                .asRuntimeException();
    }

    private static StatusRuntimeException invalid(String message) {
        return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
    }
}
