// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.FileChatException;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallOperation;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The span and the metrics of one call. */
final class CallTelemetry implements CallObservation {
    private final TelemetryObserver observer;
    private final ObservedCall call;
    private final Attributes common;
    private final Attributes transfer;
    private final Span span;
    private final Context context;
    private final long start = System.nanoTime();
    private long lastChunk;

    CallTelemetry(
            TelemetryObserver observer, ObservedCall call, CallAttributes attributes, Span span, Context context) {
        this.observer = observer;
        this.call = call;
        this.common = attributes.common();
        this.transfer = common.toBuilder()
                .put(Names.IO_DIRECTION, call.operation() == CallOperation.UPLOAD_FILE ? "transmit" : "receive")
                .build();
        this.span = span;
        this.context = context;
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        observer.propagator().inject(context, headers, (carrier, name, value) -> headers.put(name, value));
        return headers;
    }

    @Override
    public void attemptFailed(int attempt, FileChatException failure, Optional<Duration> retryIn) {
        String type = failure.getClass().getName();
        AttributesBuilder event =
                Attributes.builder().put(Names.ATTEMPT_NUMBER, (long) attempt).put(Names.ERROR_TYPE, type);
        retryIn.ifPresent(delay -> {
            event.put(Names.ATTEMPT_RETRY_DELAY, Instruments.seconds(delay));
            observer.instruments()
                    .retries
                    .add(1, common.toBuilder().put(Names.ERROR_TYPE, type).build(), context);
        });
        span.addEvent(Names.ATTEMPT_FAILED, event.build());
    }

    @Override
    public void transferred(long bytes) {
        observer.instruments().fileIo.add(bytes, transfer, context);
    }

    @Override
    public void chunk(ChatChunk chunk) {
        long now = System.nanoTime();
        if (lastChunk == 0) {
            double seconds = (now - start) / 1e9;
            span.setAttribute(Names.RESPONSE_TIME_TO_FIRST_CHUNK, seconds);
            observer.instruments().timeToFirstChunk.record(seconds, common, context);
        } else {
            observer.instruments().timePerOutputChunk.record((now - lastChunk) / 1e9, common, context);
        }
        lastChunk = now;
    }

    @Override
    public CallObservation toolStarted(ObservedCall tool) {
        return observer.toolStarted(tool, context);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    public Scope openScope() {
        return context.makeCurrent()::close;
    }

    @Override
    public void ended(CallOutcome outcome) {
        try {
            if (span.isRecording()) {
                OutcomeAttributes.set(span, outcome, observer.capture());
            }
            record(outcome);
        } finally {
            span.end();
        }
    }

    private void record(CallOutcome outcome) {
        AttributesBuilder builder = common.toBuilder();
        outcome.response()
                .map(ChatResponse::model)
                .filter(model -> !model.isEmpty())
                .ifPresent(model -> builder.put(Names.RESPONSE_MODEL, model));
        Attributes attributes = builder.build();
        if (Operations.isBilled(call.operation())) {
            outcome.response()
                    .flatMap(ChatResponse::usage)
                    .ifPresent(usage -> observer.instruments().record(usage, attributes, context));
        }
        outcome.failure()
                .ifPresent(failure ->
                        builder.put(Names.ERROR_TYPE, failure.getClass().getName()));
        (Operations.isOfChat(call.operation())
                        ? observer.instruments().chatDuration
                        : observer.instruments().fileDuration)
                .record(Instruments.seconds(outcome.duration()), builder.build(), context);
    }
}
