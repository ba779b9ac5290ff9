// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.observe;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.StoredFile;
import dev.filechat.internal.text.ServerText;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.observe.CallOperation;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the calls: at DEBUG a line for each call that has ended and for each attempt that is followed by another one, at
 * TRACE the sizes too. No key and no content is in it. Thread-safe.
 */
public final class CallLog implements CallObserver {
    private static final Logger FILES = LoggerFactory.getLogger("dev.filechat.files");
    private static final Logger CHAT = LoggerFactory.getLogger("dev.filechat.chat");
    private static final Logger TOOLS = LoggerFactory.getLogger("dev.filechat.chat.tools");

    @Override
    public CallObservation started(ObservedCall call) {
        return start(call, call.operation().service().equals("Files") ? FILES : CHAT);
    }

    private static CallObservation start(ObservedCall call, Logger log) {
        return log.isDebugEnabled() ? new Logged(call, log) : CallObservation.NONE;
    }

    /** One call, or one run of a tool. */
    private record Logged(ObservedCall call, Logger log) implements CallObservation {
        @Override
        public CallObservation toolStarted(ObservedCall tool) {
            return start(tool, TOOLS);
        }

        @Override
        public void attemptFailed(int attempt, FileChatException failure, Optional<Duration> retryIn) {
            retryIn.ifPresent(delay -> log.debug(
                    "{}: attempt {} failed ({}), the next one in {} ms",
                    call.description(),
                    attempt,
                    reason(failure),
                    delay.toMillis()));
        }

        @Override
        public void ended(CallOutcome outcome) {
            log.debug(
                    "{}: {} in {} ms, {}{}",
                    call.description(),
                    result(outcome),
                    outcome.duration().toMillis(),
                    attempts(outcome.attempts()),
                    ids(outcome));
            if (log.isTraceEnabled()) {
                if (!outcome.metadata().map().isEmpty()) {
                    log.trace("{}: answered with {}", call.description(), outcome.metadata());
                }
                size(outcome).ifPresent(size -> log.trace("{}: {}", call.description(), size));
            }
        }

        /** {@return what the transport said: the message around it repeats what the call is} */
        private static String reason(FileChatException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return ServerText.printable(String.valueOf(cause.getMessage()));
        }

        private static String result(CallOutcome outcome) {
            return outcome.failure()
                    .map(failure -> "failed with " + failure.getClass().getSimpleName())
                    .orElse(outcome.completed() ? "done" : "closed before its end");
        }

        private static String attempts(int number) {
            return number == 1 ? "1 attempt" : number + " attempts";
        }

        private String ids(CallOutcome outcome) {
            String file = call.operation() == CallOperation.UPLOAD_FILE
                    ? outcome.file().map(StoredFile::id).map(id -> ", " + id).orElse("")
                    : "";
            String response = outcome.response()
                    .map(ChatResponse::id)
                    .filter(id -> !id.isEmpty())
                    .map(id -> ", response " + id)
                    .orElse("");
            String request =
                    outcome.metadata().requestId().map(id -> ", request " + id).orElse("");
            return ServerText.printable(file + response + request);
        }

        private static Optional<String> size(CallOutcome outcome) {
            return outcome.bytes() > 0
                    ? Optional.of(outcome.bytes() + " bytes")
                    : outcome.response()
                            .flatMap(ChatResponse::usage)
                            .map(usage -> usage.promptTokens() + " prompt tokens, " + usage.completionTokens()
                                    + " completion tokens");
        }
    }
}
