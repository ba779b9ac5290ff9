// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallStatus;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.proto.FunctionCall;

/** Calls of tools. */
final class ToolCallMessages {
    private ToolCallMessages() {}

    static dev.filechat.proto.ToolCall toMessage(ToolCall call) {
        dev.filechat.proto.ToolCall.Builder message = dev.filechat.proto.ToolCall.newBuilder()
                .setId(call.id())
                .setTypeValue(call.type().number())
                .setStatusValue(call.status().number());
        call.errorMessage().ifPresent(message::setErrorMessage);
        if (!call.name().isEmpty() || !call.arguments().isEmpty()) {
            message.setFunction(FunctionCall.newBuilder().setName(call.name()).setArguments(call.arguments()));
        }
        return message.build();
    }

    static ToolCall fromMessage(dev.filechat.proto.ToolCall message) {
        ToolCall.Builder call = ToolCall.builder()
                .id(message.getId())
                .type(new ToolCallType(message.getTypeValue()))
                .status(new ToolCallStatus(message.getStatusValue()));
        if (message.hasErrorMessage()) {
            call.errorMessage(message.getErrorMessage());
        }
        if (message.hasFunction()) {
            FunctionCall function = message.getFunction();
            call.name(function.getName()).arguments(function.getArguments());
        }
        return call.build();
    }
}
