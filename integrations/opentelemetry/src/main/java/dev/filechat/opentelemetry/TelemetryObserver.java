// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.observe.ObservedCall;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;

/** Starts a span for each call. Thread-safe. */
record TelemetryObserver(Tracer tracer, TextMapPropagator propagator, Instruments instruments, Capture capture)
        implements CallObserver {
    @Override
    public CallObservation started(ObservedCall call) {
        Context parent = Context.current();
        CallAttributes attributes = CallAttributes.of(call);
        Span span = tracer.spanBuilder(attributes.spanName())
                .setParent(parent)
                .setSpanKind(SpanKind.CLIENT)
                .setAllAttributes(attributes.common())
                .startSpan();
        if (span.isRecording()) {
            RequestAttributes.set(span, call, capture);
        }
        return new CallTelemetry(this, call, attributes, span, parent.with(span));
    }

    /** Starts the span of a tool that a chat asked for. */
    CallObservation toolStarted(ObservedCall tool, Context chat) {
        String name = tool.toolCall().map(call -> call.name()).orElse("");
        Span span = tracer.spanBuilder(Operations.EXECUTE_TOOL + " " + name)
                .setParent(chat)
                .setAttribute(Names.OPERATION_NAME, Operations.EXECUTE_TOOL)
                .setAttribute(Names.TOOL_NAME, name)
                .startSpan();
        return new ToolTelemetry(this, tool, name, span, chat.with(span));
    }
}
