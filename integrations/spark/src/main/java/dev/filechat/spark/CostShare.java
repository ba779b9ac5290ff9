// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * What this JVM may spend of a job's cost limit. The limit is cut into slices; a JVM that needs one creates its file in
 * the checkpoint, which only one of them can. A slice of a JVM that died counts as spent. Thread-safe.
 */
final class CostShare {
    private static final Map<Path, CostShare> SHARES = new ConcurrentHashMap<>();

    private final FileSystem files;
    private final Path folder;
    private final Limit limit;
    private final ReentrantLock lock = new ReentrantLock();
    private long claimed;
    private long used;
    private int next;

    /**
     * A limit in ticks, 10,000,000,000 to the US dollar.
     *
     * @param ticks the limit
     * @param perQuestion what is reserved for a question
     */
    record Limit(long ticks, long perQuestion) implements Serializable {
        private static final int SLICES = 256;

        private long slice() {
            return Math.max(perQuestion, (ticks + SLICES - 1) / SLICES);
        }

        /** {@return the amount of a slice, which is less for the last one; 0 if there is none} */
        private long slice(int number) {
            return Math.clamp(ticks - number * slice(), 0, slice());
        }
    }

    private CostShare(FileSystem files, Path folder, Limit limit) {
        this.files = files;
        this.folder = folder;
        this.limit = limit;
    }

    /** {@return the share of this JVM in the limit of a run} */
    static CostShare of(FileSystem files, Path folder, Limit limit) {
        return SHARES.computeIfAbsent(folder, path -> new CostShare(files, path, limit));
    }

    /** {@return whether a question may be asked; what it may cost is reserved then} */
    boolean reserve() throws IOException {
        lock.lock();
        try {
            while (claimed - used < limit.perQuestion()) {
                long slice = claim();
                if (slice == 0) {
                    return false;
                }
                claimed += slice;
            }
            used += limit.perQuestion();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Replaces what {@link #reserve} reserved.
     *
     * @param ticks what the question cost
     */
    void settle(long ticks) {
        lock.lock();
        try {
            used += ticks - limit.perQuestion();
        } finally {
            lock.unlock();
        }
    }

    /** {@return what a question reserves} */
    long perQuestion() {
        return limit.perQuestion();
    }

    private long claim() throws IOException {
        for (; limit.slice(next) > 0; next++) {
            try {
                create(new Path(folder, "slice-" + next));
                return limit.slice(next++);
            } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) { // another JVM has it
            }
        }
        return 0;
    }

    /** Creates a file that does not exist. Hadoop's local file system would look first, and then create it. */
    private void create(Path file) throws IOException {
        if (files instanceof RawLocalFileSystem local) {
            java.nio.file.Path path = local.pathToFile(file).toPath();
            Files.createDirectories(path.resolveSibling("."));
            Files.createFile(path);
        } else {
            files.create(file, false).close();
        }
    }
}
