// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do in the message with which an application fails to start. */
final class UnusableClientFailureAnalyzer extends AbstractFailureAnalyzer<UnusableClientException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableClientException cause) {
        return new FailureAnalysis("A FileChatClient cannot be built: " + cause.getMessage(), cause.action(), cause);
    }
}
