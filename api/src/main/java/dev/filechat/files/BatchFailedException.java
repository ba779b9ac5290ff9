// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.errors.FileChatException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some of the calls of a batch failed. The cause is the first failure in the order of the batch; the others are
 * suppressed into it, and all are in {@link #failures()}. {@link #retryAfter()} is the longest wait that any of them
 * asks for.
 */
public final class BatchFailedException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final transient List<RuntimeException> failures;
    private final transient List<StoredFile> stored;

    /**
     * @param what what failed, as the end of a sentence: {@code 3 of 10 uploads}
     * @param failures all failures, in the order of the batch; at least one
     * @param stored the files that the batch uploaded; empty for other batches than uploads
     */
    public BatchFailedException(String what, List<? extends RuntimeException> failures, List<StoredFile> stored) {
        super(
                what + " failed; the first: " + failures.getFirst().getMessage(),
                failures.getFirst(),
                longestWait(failures),
                stored.isEmpty() && failures.stream().allMatch(f -> f instanceof FileChatException e && e.retryable()),
                failures.stream()
                        .mapToInt(f -> f instanceof FileChatException e ? e.attempts() : 0)
                        .max()
                        .orElse(0));
        this.failures = List.copyOf(failures);
        this.stored = List.copyOf(stored);
        failures.stream().skip(1).filter(f -> f != getCause()).forEach(this::addSuppressed);
    }

    private static @Nullable Duration longestWait(List<? extends RuntimeException> failures) {
        return failures.stream()
                .flatMap(f -> f instanceof FileChatException e ? e.retryAfter().stream() : Stream.empty())
                .max(Duration::compareTo)
                .orElse(null);
    }

    /** {@return all failures, in the order of the batch, including those of calls that were cancelled or not begun} */
    public List<RuntimeException> failures() {
        return failures == null ? List.of() : failures;
    }

    /** {@return the files that the batch uploaded; they are on the service until they are deleted} */
    public List<StoredFile> stored() {
        return stored == null ? List.of() : stored;
    }
}
