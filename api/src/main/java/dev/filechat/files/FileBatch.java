// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a batch of calls about stored files. Immutable and thread-safe.
 *
 * @param <T> what success gives
 * @param all one result for each id, in the order of the ids
 */
public record FileBatch<T>(List<FileResult<T>> all) {
    /** Refuses null. */
    public FileBatch {
        all = List.copyOf(all);
    }

    /** What succeeded, in the order of the ids. */
    public List<FileResult.Done<T>> done() {
        List<FileResult.Done<T>> done = new ArrayList<>();
        for (FileResult<T> result : all) {
            if (result instanceof FileResult.Done<T> d) {
                done.add(d);
            }
        }
        return List.copyOf(done);
    }

    /** What did not, in the order of the ids. */
    public List<FileResult.Failed<T>> failed() {
        List<FileResult.Failed<T>> failed = new ArrayList<>();
        for (FileResult<T> result : all) {
            if (result instanceof FileResult.Failed<T> f) {
                failed.add(f);
            }
        }
        return List.copyOf(failed);
    }

    /**
     * What the calls gave, one for each id, if all succeeded.
     *
     * @throws BatchFailedException if one did not; it holds all failures
     */
    public List<T> orThrow() {
        List<FileResult.Failed<T>> failed = failed();
        if (!failed.isEmpty()) {
            throw new BatchFailedException(
                    failed.size() + " of " + all.size() + " calls",
                    failed.stream().map(FileResult.Failed::cause).toList(),
                    List.of());
        }
        return done().stream().map(FileResult.Done::value).toList();
    }
}
