// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How documents are indexed. Safe for use by several threads. */
public final class IndexingPlan {

    private static final Duration USUAL = Duration.ofMillis(50);

    private volatile Duration time = USUAL;
    private final List<Failure> failures = new CopyOnWriteArrayList<>();

    /** Lets documents whose indexing begins from now on take this time. */
    public void time(Duration length) {
        time = length;
    }

    /** Lets documents with such a name fail whose indexing begins from now on. */
    public void fail(Predicate<String> name, String reason) {
        failures.add(new Failure(name, reason));
    }

    Duration time() {
        return time;
    }

    /** Returns the reason with which a document of this name fails, null if it does not; the latest rule wins. */
    @Nullable
    String failureOf(String name) {
        return failures.reversed().stream()
                .filter(failure -> failure.name.test(name))
                .map(Failure::reason)
                .findFirst()
                .orElse(null);
    }

    /** Goes back to the defaults. */
    public void reset() {
        time = USUAL;
        failures.clear();
    }

    private record Failure(Predicate<String> name, String reason) {}
}
