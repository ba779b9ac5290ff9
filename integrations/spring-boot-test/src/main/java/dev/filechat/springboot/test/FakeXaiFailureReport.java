// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.test;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.junit.FakeXaiReport;
import org.opentest4j.TestAbortedException;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Has what the fake of a context saw printed with the failure of a test. */
final class FakeXaiFailureReport extends AbstractTestExecutionListener {
    FakeXaiFailureReport() {}

    /** The last one is the first that is called after a test, before one that closes the context. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void afterTestMethod(TestContext test) {
        Throwable failure = test.getTestException();
        if (failure != null
                && !(failure instanceof TestAbortedException)
                && TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), AutoConfigureFakeXai.class)
                && test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(FakeXai.class)
                    .forEach(fake -> failure.addSuppressed(FakeXaiReport.of(fake)));
        }
    }
}
