// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.observe.ObservedCall;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/** Starts an observation for each call. Thread-safe. */
record MicrometerObserver(ObservationRegistry observations, MeterRegistry meters) implements CallObserver {
    @Override
    public CallObservation started(ObservedCall call) {
        CallContext context = new CallContext(call);
        Observation observation = Observation.createNotStarted(
                        Operations.isOfChat(call.operation()) ? Names.CHAT_OBSERVATION : Names.FILE_OBSERVATION,
                        () -> context,
                        observations)
                .contextualName(Operations.contextualName(call))
                .lowCardinalityKeyValues(CallKeys.common(call))
                .lowCardinalityKeyValue(Names.ERROR_TYPE, KeyValue.NONE_VALUE)
                .highCardinalityKeyValues(CallKeys.request(call))
                .start();
        return new CallReport(this, call, context, observation, new CallMeters(meters, call));
    }

    /** Starts the observation of a tool that a chat asked for. */
    CallObservation toolStarted(ObservedCall tool, Observation chat) {
        String name = tool.toolCall().map(call -> call.name()).orElse("");
        Observation observation = Observation.createNotStarted(Names.TOOL_OBSERVATION, observations)
                .parentObservation(chat)
                .contextualName(Names.EXECUTE_TOOL + " " + name)
                .lowCardinalityKeyValue(Names.OPERATION_NAME, Names.EXECUTE_TOOL)
                .lowCardinalityKeyValue(Names.TOOL_NAME, name)
                .lowCardinalityKeyValue(Names.ERROR_TYPE, KeyValue.NONE_VALUE)
                .highCardinalityKeyValue(
                        Names.TOOL_CALL_ID,
                        tool.toolCall().map(call -> call.id()).orElse(""))
                .start();
        return new ToolReport(observation);
    }
}
