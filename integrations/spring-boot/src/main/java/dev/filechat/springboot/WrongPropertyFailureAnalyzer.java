// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the property in the message with which an application fails to start. */
final class WrongPropertyFailureAnalyzer extends AbstractFailureAnalyzer<WrongPropertyException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongPropertyException cause) {
        return new FailureAnalysis(
                "A FileChatClient cannot be built: " + cause.getMessage(), "Correct " + cause.property() + ".", cause);
    }
}
