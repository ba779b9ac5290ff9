// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import dev.filechat.testkit.internal.store.FileRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One upload as far as it has come. Safe for use by several threads. */
public final class UploadRecord {

    private static final int RECORDED_CHUNKS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Integer> chunkSizes = new ArrayList<>();
    private String name = "";
    private long size;
    private UploadSnapshot.@Nullable Stored stored;

    public void named(String given) {
        change(() -> name = given);
    }

    public void took(int bytes) {
        change(() -> {
            size += bytes;
            if (chunkSizes.size() < RECORDED_CHUNKS) {
                chunkSizes.add(bytes);
            }
        });
    }

    public void stored(FileRecord file) {
        change(() ->
                stored = new UploadSnapshot.Stored(file.id(), file.content().hash()));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    public List<Integer> chunkSizes() {
        return soFar().chunkSizes();
    }

    UploadSnapshot soFar() {
        lock.lock();
        try {
            return new UploadSnapshot(name, size, List.copyOf(chunkSizes), stored);
        } finally {
            lock.unlock();
        }
    }
}
