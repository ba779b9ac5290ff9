// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.observe;

import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.FileChatException;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it sees, a line each, and keeps the calls and outcomes. Thread-safe. */
final class NotingObserver implements CallObserver {
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<ObservedCall> calls = new CopyOnWriteArrayList<>();
    private final List<CallOutcome> outcomes = new CopyOnWriteArrayList<>();

    /** Returns the notes in their order: the call's operation, and what happened. */
    List<String> notes() {
        return notes;
    }

    /** Returns the calls in the order of their starts, runs of tools included. */
    List<ObservedCall> calls() {
        return calls;
    }

    /** Returns the outcomes in the order of the ends. */
    List<CallOutcome> outcomes() {
        return outcomes;
    }

    /** Returns the outcome of the only call. */
    CallOutcome outcome() {
        if (outcomes.size() != 1) {
            throw new AssertionError(outcomes.size() + " calls have ended; expected one: " + notes);
        }
        return outcomes.getFirst();
    }

    @Override
    public CallObservation started(ObservedCall call) {
        return start(call, call.operation().name());
    }

    private CallObservation start(ObservedCall call, String name) {
        calls.add(call);
        notes.add(name + " started");
        return new Noting(name);
    }

    private final class Noting implements CallObservation {
        private final String name;

        Noting(String name) {
            this.name = name;
        }

        private void note(String what) {
            notes.add(name + " " + what);
        }

        @Override
        public void attemptStarted(int attempt) {
            note("attempt " + attempt);
        }

        @Override
        public void attemptFailed(int attempt, FileChatException failure, Optional<Duration> retryIn) {
            note("attempt " + attempt + " failed with " + failure.getClass().getSimpleName()
                    + (retryIn.isPresent() ? ", again" : ""));
        }

        @Override
        public void transferred(long bytes) {
            note(bytes + " bytes");
        }

        @Override
        public void firstChunk() {
            note("first chunk");
        }

        @Override
        public void chunk(ChatChunk chunk) {
            note("chunk \"" + chunk.content() + "\"");
        }

        @Override
        public CallObservation toolStarted(ObservedCall tool) {
            return start(tool, name + " > " + tool.toolCall().orElseThrow().name());
        }

        @Override
        public Scope openScope() {
            note("scope opened");
            return () -> note("scope closed");
        }

        @Override
        public void ended(CallOutcome outcome) {
            outcomes.add(outcome);
            note("ended");
        }
    }
}
