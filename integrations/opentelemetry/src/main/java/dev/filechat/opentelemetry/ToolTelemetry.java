// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;

/** The span and the duration of one run of a tool. */
final class ToolTelemetry implements CallObservation {
    private final TelemetryObserver observer;
    private final String name;
    private final Span span;
    private final Context context;

    ToolTelemetry(TelemetryObserver observer, ObservedCall tool, String name, Span span, Context context) {
        this.observer = observer;
        this.name = name;
        this.span = span;
        this.context = context;
        if (span.isRecording() && observer.capture().details()) {
            tool.toolCall().ifPresent(call -> {
                span.setAttribute(Names.TOOL_TYPE, "function");
                span.setAttribute(Names.TOOL_CALL_ID, call.id());
                if (observer.capture().content()) {
                    span.setAttribute(
                            Names.TOOL_CALL_ARGUMENTS, observer.capture().redacted(call.arguments()));
                }
            });
        }
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    public Scope openScope() {
        return context.makeCurrent()::close;
    }

    @Override
    public void ended(CallOutcome outcome) {
        try {
            AttributesBuilder attributes = Attributes.builder()
                    .put(Names.OPERATION_NAME, Operations.EXECUTE_TOOL)
                    .put(Names.TOOL_NAME, name);
            outcome.failure().ifPresent(failure -> {
                OutcomeAttributes.setFailure(span, failure);
                attributes.put(Names.ERROR_TYPE, failure.getClass().getName());
            });
            if (observer.capture().content()) {
                outcome.toolResult()
                        .ifPresent(result -> span.setAttribute(
                                Names.TOOL_CALL_RESULT, observer.capture().redacted(result.content())));
            }
            observer.instruments()
                    .toolDuration
                    .record(Instruments.seconds(outcome.duration()), attributes.build(), context);
        } finally {
            span.end();
        }
    }
}
