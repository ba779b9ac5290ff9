// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a fake saw in a test that failed: its newest 100 calls, its files, and the chat requests that no script answers.
 * {@code failure.addSuppressed(FakeXaiReport.of(xai))} has it printed with the failure. {@link FakeXaiExtension} does
 * so, and Spring's {@code @AutoConfigureFakeXai}; the method is for other frameworks of tests. Nobody throws it.
 */
public final class FakeXaiReport extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int LINES = 100;

    private final String text;

    private FakeXaiReport(String text) {
        super(text, null, false, false);
        this.text = text;
    }

    /**
     * Makes the report of what the fake has seen until now.
     *
     * @param fake the fake, not closed
     * @return a report, whose message has a line for each call
     */
    public static FakeXaiReport of(FakeXai fake) {
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
