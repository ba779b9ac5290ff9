// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.errors.StatusCode;
import dev.filechat.files.StoredFile;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.UploadRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that stores files under the ids {@code id-NAME}, blocks some uploads, and refuses some. Thread-safe. */
final class UploadService {
    final Map<String, StoredFile> files = new ConcurrentHashMap<>();
    final List<String> uploads = new CopyOnWriteArrayList<>();
    final List<String> deleted = new CopyOnWriteArrayList<>();
    final List<UploadRequest> requests = new CopyOnWriteArrayList<>();
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final Set<String> undeletable = ConcurrentHashMap.newKeySet();
    final AtomicInteger most = new AtomicInteger();
    final AtomicInteger underWay = new AtomicInteger();
    /** The blocked uploads that have arrived. */
    final Map<String, CountDownLatch> arrived = new ConcurrentHashMap<>();

    final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    final FakeTransport transport = new FakeTransport()
            .onUpload(this::upload)
            .onGet((id, call) -> get(id))
            .onDelete((id, call) -> delete(id));

    /** Blocks uploads of this name until they are released or cancelled. */
    UploadService hold(String... names) {
        for (String name : names) {
            arrived.put(name, new CountDownLatch(1));
            gates.put(name, new CountDownLatch(1));
        }
        return this;
    }

    UploadService refuse(String... names) {
        refused.addAll(List.of(names));
        return this;
    }

    void awaitArrival(String name) throws InterruptedException {
        if (!arrived.get(name).await(10, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " did not come");
        }
    }

    void release(String name) {
        gates.get(name).countDown();
    }

    private StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext call) throws TransportException {
        uploads.add(request.name());
        requests.add(request);
        threads.add(Thread.currentThread());
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            waitAtGate(request.name(), call);
            if (refused.contains(request.name())) {
                throw Failures.refused(StatusCode.INVALID_ARGUMENT);
            }
            StoredFile file = StoredFile.builder("id-" + request.name(), request.name(), read(chunks))
                    .build();
            files.put(file.id(), file);
            return file;
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void waitAtGate(String name, CallContext call) throws TransportException {
        CountDownLatch gate = gates.get(name);
        if (gate == null) {
            return;
        }
        AtomicInteger cancels = new AtomicInteger();
        call.onCancel(() -> {
            cancels.incrementAndGet();
            gate.countDown();
        });
        arrived.get(name).countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (cancels.get() > 0 || Thread.currentThread().isInterrupted()) {
            throw Failures.failure(
                    TransportException.Kind.CANCELLED, StatusCode.CANCELLED, TransportException.Delivery.PARTIAL);
        }
    }

    private static long read(ChunkSource chunks) throws TransportException {
        long size = 0;
        try {
            for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                chunk.writeTo(OutputStream.nullOutputStream());
                size += chunk.length();
            }
        } catch (IOException e) {
            throw Received.sourceFailed(e);
        }
        return size;
    }

    private StoredFile get(String id) throws TransportException {
        StoredFile file = files.get(id);
        if (file == null) {
            throw Failures.refused(StatusCode.NOT_FOUND);
        }
        return file;
    }

    private Boolean delete(String id) throws TransportException {
        threads.add(Thread.currentThread());
        if (undeletable.contains(id)) {
            throw Failures.refused(StatusCode.PERMISSION_DENIED);
        }
        if (files.remove(id) == null) {
            throw Failures.refused(StatusCode.NOT_FOUND);
        }
        deleted.add(id);
        return true;
    }
}
