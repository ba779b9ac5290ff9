// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.test;

import dev.filechat.testkit.FakeXai;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Makes the fake of a context as new before each test. */
final class FakeXaiReset extends AbstractTestExecutionListener {
    FakeXaiReset() {}

    /** Before those that prepare a test's own data. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        if (TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), AutoConfigureFakeXai.class)) {
            test.getApplicationContext().getBeanProvider(FakeXai.class).forEach(FakeXai::reset);
        }
    }
}
