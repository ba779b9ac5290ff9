// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.publicurl;

import dev.filechat.proto.CreatePublicUrlRequest;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.RevokePublicUrlRequest;
import dev.filechat.proto.RevokePublicUrlResponse;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.store.FileStore;
import dev.filechat.testkit.internal.store.StoredPublicUrl;
import dev.filechat.testkit.internal.upload.Expiry;
import io.grpc.Status;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes and revokes the public URLs of files, and makes those of pictures. Each file has one at a time: asked for again
 * it is the same, and after its end another one. The server behind them is started with the first.
 */
public final class PublicUrlStore implements AutoCloseable {

    private final FileStore store;
    private final Clock clock;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable PublicServer server;
    private boolean closed;

    public PublicUrlStore(FileStore store, Clock clock, Executor executor) {
        this.store = store;
        this.clock = clock;
        this.executor = executor;
    }

    public CreatePublicUrlResponse create(int team, CreatePublicUrlRequest request) throws IOException {
        lock.lock();
        try {
            FileRecord file = store.find(team, request.getFileId());
            requirePublishable(file);
            StoredPublicUrl url = url(file, request);
            store.replace(file.with(url));
            CreatePublicUrlResponse.Builder response =
                    CreatePublicUrlResponse.newBuilder().setPublicUrl(url.url());
            if (url.expiresAt() != null) {
                response.setExpiresAt(FileRecord.timestamp(url.expiresAt()));
            }
            return response.build();
        } finally {
            lock.unlock();
        }
    }

    private static void requirePublishable(FileRecord file) {
        String type = file.contentType();
        if (!type.startsWith("image/") && !type.startsWith("video/") && !type.equals("application/pdf")) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("Only images, videos and PDFs have public URLs, and '%s' is %s."
                            .formatted(file.name(), type))
                    .asRuntimeException();
        }
    }

    private StoredPublicUrl url(FileRecord file, CreatePublicUrlRequest request) throws IOException {
        StoredPublicUrl present = file.publicUrl();
        Instant expiresAt = present == null ? file.expiresAt() : present.expiresAt();
        if (request.hasExpiresAfter()) {
            expiresAt = clock.instant().plus(Expiry.after(request.getExpiresAfter()));
        }
        return new StoredPublicUrl(present == null ? server().newUrl() : present.url(), expiresAt);
    }

    /** Serves a picture that is no file, at a URL of its own. */
    public String publish(byte[] png) throws IOException {
        lock.lock();
        try {
            return server().publish(png);
        } finally {
            lock.unlock();
        }
    }

    private PublicServer server() throws IOException {
        if (closed) {
            throw Status.UNAVAILABLE.withDescription("The fake was closed").asRuntimeException();
        }
        if (server == null) {
            server = PublicServer.start(store, executor);
        }
        return server;
    }

    public RevokePublicUrlResponse revoke(int team, RevokePublicUrlRequest request) {
        lock.lock();
        try {
            FileRecord file = store.find(team, request.getFileId());
            RevokePublicUrlResponse.Builder response =
                    RevokePublicUrlResponse.newBuilder().setFileId(file.id());
            if (file.publicUrl() != null) {
                store.replace(file.with(null));
                response.setRevoked(true).setPublicUrl(file.publicUrl().url());
            }
            return response.build();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (server != null) {
                server.close();
                server = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
