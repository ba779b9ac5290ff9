// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.observe.CallOperation;
import dev.filechat.observe.ObservedCall;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;

/**
 * What the spans and the metrics of a call have in common.
 *
 * @param spanName the name of the span
 * @param common operation, model and server
 */
record CallAttributes(String spanName, Attributes common) {
    static CallAttributes of(ObservedCall call) {
        CallOperation operation = call.operation();
        String name = Operations.name(operation);
        AttributesBuilder common = Attributes.builder();
        common.put(Operations.isOfChat(operation) ? Names.OPERATION_NAME : Names.XAI_OPERATION_NAME, name);
        common.put(Names.PROVIDER_NAME, Names.PROVIDER);
        call.model().ifPresent(model -> common.put(Names.REQUEST_MODEL, model));
        common.put(Names.SERVER_ADDRESS, call.serverAddress());
        common.put(Names.SERVER_PORT, (long) call.serverPort());
        String spanName = call.model().map(model -> name + " " + model).orElse(name);
        return new CallAttributes(spanName, common.build());
    }
}
