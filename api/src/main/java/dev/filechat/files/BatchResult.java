// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a batch: of uploads, deletions or downloads. Immutable and thread-safe.
 *
 * <p>{@snippet :
 * BatchResult<FileSource, StoredFile> result = client.files().uploadAll(sources);
 * result.failed().forEach(failed -> System.err.println(failed.input().name() + ": " + failed.cause().getMessage()));
 * List<StoredFile> stored = result.values();
 * }
 *
 * @param <I> what the batch was given for each file: sources of uploads, else ids
 * @param <T> what success gives: the stored file, the deleted file, or where the download is
 * @param all one outcome for each file, in the order in which they were given
 */
public record BatchResult<I, T>(List<BatchOutcome<I, T>> all) {
    /** Refuses null. */
    public BatchResult {
        all = List.copyOf(all);
    }

    /** What succeeded, in the order of the batch. */
    public List<BatchOutcome.Done<I, T>> done() {
        List<BatchOutcome.Done<I, T>> done = new ArrayList<>();
        for (BatchOutcome<I, T> outcome : all) {
            if (outcome instanceof BatchOutcome.Done<I, T> d) {
                done.add(d);
            }
        }
        return List.copyOf(done);
    }

    /** What did not, in the order of the batch. */
    public List<BatchOutcome.Failed<I, T>> failed() {
        List<BatchOutcome.Failed<I, T>> failed = new ArrayList<>();
        for (BatchOutcome<I, T> outcome : all) {
            if (outcome instanceof BatchOutcome.Failed<I, T> f) {
                failed.add(f);
            }
        }
        return List.copyOf(failed);
    }

    /** What the calls that succeeded gave, in the order of the batch; those that failed are left out. */
    public List<T> values() {
        return done().stream().map(BatchOutcome.Done::value).toList();
    }

    /**
     * What the calls gave, one for each file, if all succeeded.
     *
     * @throws BatchFailedException if one did not; it holds all failures, and the files that were uploaded
     */
    public List<T> orThrow() {
        List<BatchOutcome.Failed<I, T>> failed = failed();
        List<T> values = values();
        if (!failed.isEmpty()) {
            throw new BatchFailedException(
                    failed.size() + " of " + all.size() + " files",
                    failed.stream().map(BatchOutcome.Failed::cause).toList(),
                    values.stream()
                            .filter(StoredFile.class::isInstance)
                            .map(StoredFile.class::cast)
                            .toList());
        }
        return values;
    }
}
