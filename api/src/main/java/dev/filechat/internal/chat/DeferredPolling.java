// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.DeferredChat;
import dev.filechat.chat.DeferredException;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.DeferredStatus;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.internal.call.Attempts;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.ChatTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls for a deferred answer until it is there. Thread-safe. */
final class DeferredPolling implements DeferredChat {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    /** The interval of the reference SDK, where it does not grow. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double GROWTH = 1.5;

    private final ChatTransport transport;
    private final CallRunner runner;
    private final String requestId;
    private final Ledger ledger;
    private final String what;
    private final AtomicBoolean counted = new AtomicBoolean();

    /** @param ledger counts the answer's cost, once */
    DeferredPolling(ChatTransport transport, CallRunner runner, String requestId, Ledger ledger) {
        this.transport = transport;
        this.runner = runner;
        this.requestId = requestId;
        this.ledger = ledger;
        this.what = "Waiting for the deferred answer " + ServerText.printable(requestId);
    }

    @Override
    public String requestId() {
        return requestId;
    }

    @Override
    public DeferredState poll() {
        return runner.run(details(), runner.settings(), this::poll);
    }

    private DeferredState poll(CallInFlight call) {
        call.countAnew();
        DeferredState received = runner.repeat(
                new Attempts(runner, CallKind.REPEATABLE, what, call),
                call,
                attempt -> transport.deferred(requestId, attempt));
        ChatResponse answer = received.answer() == null ? null : call.answered(received.answer());
        DeferredState state = new DeferredState(received.status(), answer);
        if (state.status().equals(DeferredStatus.DONE) && counted.compareAndSet(false, true)) {
            ledger.used(state.response().flatMap(ChatResponse::usage));
        }
        state.response().ifPresent(response -> NoAnswer.check(what, response, call.attempt()));
        return state;
    }

    @Override
    public ChatResponse await(Duration timeout) {
        if (requireNonNull(timeout, "timeout").isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is " + timeout + "; it must be more than zero");
        }
        return runner.run(details(), runner.settings().withTimeout(timeout), call -> {
            Duration pause = FIRST_PAUSE;
            while (true) {
                Optional<ChatResponse> response = answer(poll(call, timeout));
                if (response.isPresent()) {
                    return response.get();
                }
                if (call.remainingNanos() <= pause.toNanos()) {
                    throw timeout(timeout, null, call);
                }
                call.pause(pause);
                if (call.cancelled() || Thread.currentThread().isInterrupted()) {
                    throw runner.failures().cancelledBetween(what, call);
                }
                pause = longer(pause);
            }
        });
    }

    private CallDetails details() {
        return CallDetails.of(CallOperation.GET_DEFERRED_CHAT, what);
    }

    private DeferredState poll(CallInFlight call, Duration timeout) {
        try {
            return poll(call);
        } catch (CallTimeoutException e) {
            throw timeout(timeout, e, call);
        }
    }

    private CallTimeoutException timeout(Duration timeout, @Nullable Throwable cause, CallInFlight call) {
        return new CallTimeoutException(
                what + " did not end within " + timeout + "; the service continues, and the id stays valid",
                cause,
                true,
                call.attempt());
    }

    private static Duration longer(Duration pause) {
        Duration next = Duration.ofNanos((long) (pause.toNanos() * GROWTH));
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    private Optional<ChatResponse> answer(DeferredState state) {
        DeferredStatus status = state.status();
        if (status.equals(DeferredStatus.DONE)) {
            return Optional.of(state.response()
                    .orElseThrow(() -> new DeferredException(
                            what + " failed: the service says that the answer is complete, but does not send it",
                            requestId,
                            status)));
        }
        if (status.equals(DeferredStatus.FAILED)) {
            throw new DeferredException(what + " failed: the service could not answer. Ask again", requestId, status);
        }
        if (status.equals(DeferredStatus.EXPIRED)) {
            throw new DeferredException(
                    what + " failed: the service no longer keeps the answer. Ask again, and fetch the answer sooner",
                    requestId,
                    status);
        }
        if (!status.equals(DeferredStatus.PENDING)) {
            log.warn("{}: the status {} is not known here, it is taken for pending", what, status);
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return ServerText.escaped("DeferredChat[" + requestId + "]");
    }
}
