// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.MessageRole;
import dev.filechat.proto.ToolCall;
import dev.filechat.testkit.internal.conversation.AttachedFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a tool of the service's own leaves in an answer. */
final class ToolOutputs {

    private ToolOutputs() {}

    /** Puts the call and its result before what the draft says. */
    static void addTo(Draft draft, ToolCall call, List<String> result) {
        PartBuilder calling = PartBuilder.assistant(List.of());
        calling.call(call);
        PartBuilder answered = new PartBuilder(MessageRole.ROLE_TOOL_VALUE, result);
        answered.call(call);
        draft.outputs.addFirst(List.of(answered));
        draft.outputs.addFirst(List.of(calling));
    }

    /** Names those of the quoted files as sources, each once. */
    static void cite(Draft draft, Predicate<AttachedFile> which) {
        Set<String> sources = new LinkedHashSet<>();
        draft.quotations.stream()
                .map(CitedText.Quotation::file)
                .filter(which)
                .forEach(file -> sources.add(file.citation()));
        draft.sourcesUsed += sources.size();
        draft.citations.addAll(sources);
    }
}
