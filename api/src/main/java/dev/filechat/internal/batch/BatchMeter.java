// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batch;

import dev.filechat.files.BatchProgress;
import dev.filechat.files.UploadProgress;
import dev.filechat.internal.call.Timing;
import dev.filechat.internal.concurrent.Listeners;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds up the progress of the uploads of a batch and reports it, one thread at a time. Thread-safe. */
final class BatchMeter {
    private final @Nullable Consumer<? super BatchProgress> listener;
    private final Timing timing;
    private final long start;
    private final ReentrantLock lock = new ReentrantLock();
    private final long[] sent;
    private final long[] totals;
    private long bytesSent;
    private long totalBytes;
    private int unknown;
    private int uploaded;
    private int failed;

    /** @param lengths the sizes of the files, where they are known */
    BatchMeter(@Nullable Consumer<? super BatchProgress> listener, Timing timing, List<OptionalLong> lengths) {
        this.listener = listener;
        this.timing = timing;
        this.start = timing.nanoTime();
        this.sent = new long[lengths.size()];
        this.totals = lengths.stream().mapToLong(length -> length.orElse(-1)).toArray();
        for (long total : totals) {
            totalBytes += Math.max(0, total);
            unknown += total < 0 ? 1 : 0;
        }
    }

    void moved(int index, UploadProgress file) {
        lock.lock();
        try {
            bytesSent += file.bytesSent() - sent[index];
            sent[index] = file.bytesSent();
            file.totalBytes().ifPresent(total -> learn(index, total));
            uploaded += file.stage() == UploadProgress.Stage.DONE ? 1 : 0;
            tell(index, Optional.of(file));
        } finally {
            lock.unlock();
        }
    }

    void failed(int index) {
        lock.lock();
        try {
            failed++;
            tell(index, Optional.empty());
        } finally {
            lock.unlock();
        }
    }

    private void learn(int index, long total) {
        totalBytes += total - Math.max(0, totals[index]);
        unknown -= totals[index] < 0 ? 1 : 0;
        totals[index] = total;
    }

    private void tell(int index, Optional<UploadProgress> file) {
        if (listener == null) {
            return;
        }
        BatchProgress progress = new BatchProgress(
                sent.length,
                uploaded,
                failed,
                bytesSent,
                unknown == 0 ? OptionalLong.of(totalBytes) : OptionalLong.empty(),
                Duration.ofNanos(timing.nanoTime() - start),
                index,
                file);
        Listeners.tell(
                () -> listener.accept(progress), () -> "The progress listener of a batch failed; the uploads go on");
    }
}
