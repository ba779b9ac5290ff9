// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import dev.filechat.testkit.FakeXai;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Looks at a fake when a test is over, and reports what the fake saw if the test has failed. */
final class TestEnd {

    private final ExtensionContext context;
    private final FakeXai fake;

    TestEnd(ExtensionContext context, FakeXai fake) {
        this.context = context;
        this.fake = fake;
    }

    void look(List<Consumer<FakeXai>> checks) {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.isEmpty()) {
            check(checks);
        } else if (!(failure.get() instanceof TestAbortedException)) {
            tell(failure.get());
        }
    }

    private void check(List<Consumer<FakeXai>> checks) {
        try {
            checkScripts();
            checks.forEach(check -> check.accept(fake));
        } catch (AssertionError e) {
            tell(e);
            throw e;
        }
    }

    /** A test that was never to see the answer has forgotten something. */
    private void checkScripts() {
        List<String> unfinished = fake.chat().scriptsWithoutAnswer();
        if (!unfinished.isEmpty()) {
            throw new AssertionError("The test left scripts without an answer: " + String.join("; ", unfinished));
        }
    }

    /** To the report, which not every tool shows, and with the failure, which every tool does. */
    private void tell(Throwable failure) {
        FakeXaiReport report = FakeXaiReport.of(fake);
        context.publishReportEntry("fake xAI", report.text());
        failure.addSuppressed(report);
    }
}
