// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.observe;

import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.FileChatException;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Throws, from each of its methods. */
final class ThrowingObservation implements CallObservation {
    private static NoClassDefFoundError broken() {
        return new NoClassDefFoundError("an/Observer");
    }

    @Override
    public Map<String, String> headers() {
        throw broken();
    }

    @Override
    public void attemptStarted(int attempt) {
        throw broken();
    }

    @Override
    public void attemptFailed(int attempt, FileChatException failure, Optional<Duration> retryIn) {
        throw broken();
    }

    @Override
    public void transferred(long bytes) {
        throw broken();
    }

    @Override
    public void firstChunk() {
        throw broken();
    }

    @Override
    public void chunk(ChatChunk chunk) {
        throw broken();
    }

    @Override
    public CallObservation toolStarted(ObservedCall tool) {
        throw broken();
    }

    @Override
    public Scope openScope() {
        throw broken();
    }

    @Override
    public void ended(CallOutcome outcome) {
        throw broken();
    }
}
