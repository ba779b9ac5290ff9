// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a fake saw in a test that failed. Suppressed by the failure, so that it is printed with it; nobody throws it.
 */
final class FakeXaiReport extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int LINES = 100;

    private final String text;

    private FakeXaiReport(String text) {
        super(text, null, false, false);
        this.text = text;
    }

    static FakeXaiReport of(FakeXai fake) {
        return new FakeXaiReport("The fake received these calls:" + lines(newest(fake.requests()))
                + "\nIts files at the end of the test:" + lines(fake.files().all())
                + unmatched(fake.chat().unmatchedRequests()));
    }

    private static List<RecordedRequest> newest(List<RecordedRequest> all) {
        return all.subList(Math.max(0, all.size() - LINES), all.size());
    }

    private static String unmatched(List<?> requests) {
        return requests.isEmpty() ? "" : "\nChat requests that no script answers:" + lines(requests);
    }

    private static String lines(List<?> all) {
        return all.isEmpty()
                ? "\n  none"
                : all.stream().map(one -> "\n  " + one).collect(Collectors.joining());
    }

    /** The message, which is never null. */
    String text() {
        return text;
    }
}
