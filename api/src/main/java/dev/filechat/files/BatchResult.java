// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of a batch of uploads, deletions or downloads. Immutable and thread-safe.
 *
 * <p>{@snippet :
 * BatchResult<FileSource, StoredFile> result = client.files().uploadAll(sources);
 * result.failed().forEach(failed -> System.err.println(failed.input().name() + ": " + failed.cause().getMessage()));
 * List<StoredFile> stored = result.values();
 * }
 *
 * @param <I> the type of the inputs: sources of uploads, else ids
 * @param <T> the type of the results: the stored file, the deleted file, or the path of the download
 * @param all one outcome for each file, in the order in which they were given
 */
public record BatchResult<I, T>(List<BatchOutcome<I, T>> all) {
    /** Refuses null. */
    public BatchResult {
        all = List.copyOf(all);
    }

    /** {@return the outcomes of calls that succeeded, in the order of the batch} */
    public List<BatchOutcome.Done<I, T>> done() {
        List<BatchOutcome.Done<I, T>> done = new ArrayList<>();
        for (BatchOutcome<I, T> outcome : all) {
            if (outcome instanceof BatchOutcome.Done<I, T> d) {
                done.add(d);
            }
        }
        return List.copyOf(done);
    }

    /** {@return the outcomes of calls that failed, in the order of the batch} */
    public List<BatchOutcome.Failed<I, T>> failed() {
        List<BatchOutcome.Failed<I, T>> failed = new ArrayList<>();
        for (BatchOutcome<I, T> outcome : all) {
            if (outcome instanceof BatchOutcome.Failed<I, T> f) {
                failed.add(f);
            }
        }
        return List.copyOf(failed);
    }

    /** {@return the results of the calls that succeeded, in the order of the batch} */
    public List<T> values() {
        return done().stream().map(BatchOutcome.Done::value).toList();
    }

    /**
     * {@return the results, one for each file, if all calls succeeded}
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
