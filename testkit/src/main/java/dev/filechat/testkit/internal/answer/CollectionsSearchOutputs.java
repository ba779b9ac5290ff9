// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.IncludeOption;
import dev.filechat.proto.SearchMatch;
import dev.filechat.proto.ServerSideTool;
import dev.filechat.proto.ToolCall;
import dev.filechat.proto.ToolCallType;
import dev.filechat.testkit.internal.conversation.FoundChunk;
import dev.filechat.testkit.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tool with which the service looks into collections, if the request offers it. */
public final class CollectionsSearchOutputs {

    private static final String NAME = "collections_search";

    private CollectionsSearchOutputs() {}

    /** Puts the call and its result before what the draft says. */
    public static void addTo(Draft draft) {
        ToolCall call = Calls.ofService(
                ToolCallType.TOOL_CALL_TYPE_COLLECTIONS_SEARCH_TOOL_VALUE,
                NAME,
                Json.write(Map.of("query", draft.asked.conversation().question())));
        boolean shown =
                draft.request.getIncludeList().contains(IncludeOption.INCLUDE_OPTION_COLLECTIONS_SEARCH_CALL_OUTPUT);
        ToolOutputs.addTo(draft, call, shown ? List.of(found(draft.asked.found())) : List.of());
        draft.toolsUsed.add(ServerSideTool.SERVER_SIDE_TOOL_COLLECTIONS_SEARCH);
        ToolOutputs.cite(draft, file -> file.found() != null);
    }

    private static String found(List<FoundChunk> chunks) {
        return Json.write(chunks.stream()
                .map(chunk -> {
                    SearchMatch match = chunk.match();
                    Map<String, Object> result = new LinkedHashMap<>();
                    result.put("file_id", match.getFileId());
                    result.put("name", chunk.name());
                    result.put("chunk_id", match.getChunkId());
                    result.put("chunk_content", match.getChunkContent());
                    result.put("score", match.getScore());
                    result.put("collection_ids", List.copyOf(match.getCollectionIdsList()));
                    return result;
                })
                .toList());
    }
}
