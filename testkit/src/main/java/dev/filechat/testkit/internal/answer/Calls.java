// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.FunctionCall;
import dev.filechat.proto.ToolCall;
import dev.filechat.proto.ToolCallStatus;
import dev.filechat.proto.ToolCallType;
import java.util.UUID;

/** Calls of tools. */
public final class Calls {

    private Calls() {}

    /** The client has to run it. Each call has an id of its own. */
    public static ToolCall ofClient(String name, String arguments) {
        return call(name, arguments)
                .setType(ToolCallType.TOOL_CALL_TYPE_CLIENT_SIDE_TOOL)
                .build();
    }

    /** The service has run it. */
    public static ToolCall ofService(int type, String name, String arguments) {
        return call(name, arguments)
                .setTypeValue(type)
                .setStatus(ToolCallStatus.TOOL_CALL_STATUS_COMPLETED)
                .build();
    }

    private static ToolCall.Builder call(String name, String arguments) {
        return ToolCall.newBuilder()
                .setId("call_" + UUID.randomUUID())
                .setFunction(FunctionCall.newBuilder().setName(name).setArguments(arguments));
    }
}
