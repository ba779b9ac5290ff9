// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.IncludeOption;
import dev.filechat.proto.ServerSideTool;
import dev.filechat.proto.ToolCall;
import dev.filechat.proto.ToolCallType;
import dev.filechat.testkit.internal.conversation.RequestedConversation;
import dev.filechat.testkit.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tool with which the service looks into attached files, unasked. It leaves outputs before the answer. */
public final class AttachmentSearchOutputs {

    static final String NAME = "attachment_search";

    private AttachmentSearchOutputs() {}

    /** Puts the call and its result before what the draft says. Without files nothing is searched. */
    public static void addTo(Draft draft) {
        RequestedConversation conversation = draft.asked.conversation();
        if (conversation.files().isEmpty()) {
            return;
        }
        ToolCall call = Calls.ofService(
                ToolCallType.TOOL_CALL_TYPE_ATTACHMENT_SEARCH_TOOL_VALUE,
                NAME,
                Json.write(Map.of("query", conversation.question())));
        boolean shown =
                draft.request.getIncludeList().contains(IncludeOption.INCLUDE_OPTION_ATTACHMENT_SEARCH_CALL_OUTPUT);
        ToolOutputs.addTo(draft, call, shown ? List.of(found(draft)) : List.of());
        draft.toolsUsed.add(ServerSideTool.SERVER_SIDE_TOOL_ATTACHMENT_SEARCH);
        ToolOutputs.cite(draft, file -> file.found() == null && !file.id().isEmpty());
    }

    private static String found(Draft draft) {
        return Json.write(draft.quotations.stream()
                .filter(quotation -> quotation.file().found() == null)
                .map(quotation -> {
                    Map<String, String> result = new LinkedHashMap<>();
                    result.put("file_id", quotation.file().id());
                    result.put("name", quotation.file().name());
                    result.put("content", quotation.passage());
                    return result;
                })
                .toList());
    }
}
