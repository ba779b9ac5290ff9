// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test, or a topic of the contract, that is about a port: connections, TLS, what goes wrong on the wire, another
 * process. A transport that has none skips it: {@link OverTransport#overNetwork()}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OverNetwork {
    /** Looks at the interface that declares a test, too, not at the test alone. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean needed = context.getTestMethod()
                    .filter(method -> method.isAnnotationPresent(OverNetwork.class)
                            || method.getDeclaringClass().isAnnotationPresent(OverNetwork.class))
                    .isPresent();
            boolean missing = context.getTestInstance() // of a parameterized test only its invocations have one
                    .filter(test -> test instanceof OverTransport over && !over.overNetwork())
                    .isPresent();
            return needed && missing
                    ? ConditionEvaluationResult.disabled("this transport has no network")
                    : ConditionEvaluationResult.enabled("nothing is missing");
        }
    }
}
