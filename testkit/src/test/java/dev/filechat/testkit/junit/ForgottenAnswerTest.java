// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.filechat.testkit.FakeXai;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that asks nothing does not hear from the fake that its script has no answer. */
class ForgottenAnswerTest {

    @ExtendWith(FakeXaiExtension.class)
    static class Forgetful {
        @Test
        void test(FakeXai xai) {
            xai.chat().whenAnything().withModel("grok-4.5");
        }
    }

    @Test
    void failsTheTest() {
        Fixtures.run(Forgetful.class)
                .testEvents()
                .failed()
                .assertEventsMatchExactly(event(finishedWithFailure(
                        instanceOf(AssertionError.class),
                        message(text ->
                                text.contains("model grok-4.5") && text.contains("ForgottenAnswerTest.java:")))));
    }
}
