// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.batches.ItemState;
import dev.filechat.testkit.FakeBatch;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a batch that a fake has. Not thread-safe. */
public final class FakeBatchAssert extends AbstractAssert<FakeBatchAssert, FakeBatch> {

    FakeBatchAssert(FakeBatch actual) {
        super(actual, FakeBatchAssert.class);
    }

    /**
     * Verifies that the batch has exactly these requests, in any order.
     *
     * @param ids the ids of the requests
     * @return this
     */
    public FakeBatchAssert hasRequests(String... ids) {
        isNotNull();
        return same("requests", List.copyOf(actual.states().keySet()), ids);
    }

    /**
     * Verifies how many requests the batch has.
     *
     * @param count their number
     * @return this
     */
    public FakeBatchAssert hasRequests(int count) {
        isNotNull();
        if (actual.states().size() != count) {
            fail("to have " + Counted.of(count, "request") + ", and it has "
                    + actual.states().size() + ".");
        }
        return this;
    }

    /**
     * Verifies that exactly these requests of the batch were answered, in any order.
     *
     * @param ids the ids of the requests
     * @return this
     */
    public FakeBatchAssert hasAnswered(String... ids) {
        return hasIn("answered", ItemState.SUCCEEDED, ids);
    }

    /**
     * Verifies that exactly these requests of the batch failed, in any order.
     *
     * @param ids the ids of the requests
     * @return this
     */
    public FakeBatchAssert hasFailed(String... ids) {
        return hasIn("failed", ItemState.FAILED, ids);
    }

    /**
     * Verifies that exactly these requests of the batch were cancelled, in any order.
     *
     * @param ids the ids of the requests
     * @return this
     */
    public FakeBatchAssert hasCancelled(String... ids) {
        return hasIn("cancelled", ItemState.CANCELLED, ids);
    }

    /**
     * Verifies that exactly these requests of the batch have no outcome yet, in any order.
     *
     * @param ids the ids of the requests
     * @return this
     */
    public FakeBatchAssert hasPending(String... ids) {
        return hasIn("pending", ItemState.PENDING, ids);
    }

    /**
     * Verifies that every request of the batch has an outcome, or was cancelled.
     *
     * @return this
     */
    public FakeBatchAssert hasEnded() {
        return hasPending();
    }

    private FakeBatchAssert hasIn(String what, ItemState state, String... ids) {
        isNotNull();
        return same(what, actual.requestsIn(state), ids);
    }

    private FakeBatchAssert same(String what, List<String> found, String... wanted) {
        List<String> ids = List.of(Objects.requireNonNull(wanted, "ids"));
        if (!new TreeSet<>(found).equals(new TreeSet<>(ids))) {
            fail("to have " + what + " " + ids + ", and it has " + found + ".");
        }
        return this;
    }

    private void fail(String what) {
        failWithMessage(
                "%s",
                "Expected batch " + actual.id() + " \"" + actual.name() + "\" " + what + "\nIts requests:\n"
                        + Lines.of(List.copyOf(actual.states().entrySet())));
    }
}
