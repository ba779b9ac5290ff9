// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.proto.ToolCall;
import dev.filechat.testkit.internal.answer.ApiValues;
import dev.filechat.testkit.internal.answer.Calls;
import dev.filechat.testkit.internal.answer.PartBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One of several outputs of an answer, for {@link ChatAnswers#outputs}. Immutable and thread-safe: each method returns
 * an output that has something more.
 */
public final class ScriptedOutput {

    private final Role role;
    private final List<String> chunks;
    private final List<Consumer<PartBuilder>> changes;

    private ScriptedOutput(Role role, List<String> chunks, List<Consumer<PartBuilder>> changes) {
        this.role = role;
        this.chunks = List.copyOf(chunks);
        this.changes = List.copyOf(changes);
    }

    /**
     * What the model says.
     *
     * @param chunks its text; streamed, each is a chunk; none for an output that only calls tools
     * @return the output
     */
    public static ScriptedOutput assistant(String... chunks) {
        return of(Role.ASSISTANT, chunks);
    }

    /**
     * What a tool of the service gave.
     *
     * @param chunks its text; streamed, each is a chunk
     * @return the output
     */
    public static ScriptedOutput tool(String... chunks) {
        return of(Role.TOOL, chunks);
    }

    /**
     * An output of any role.
     *
     * @param role the role; one that nobody knows is {@code new Role(99)}
     * @param chunks its text; streamed, each is a chunk
     * @return the output
     */
    public static ScriptedOutput of(Role role, String... chunks) {
        Objects.requireNonNull(role, "role");
        return new ScriptedOutput(role, Arrays.asList(chunks), List.of());
    }

    /**
     * Names a tool that is called, or, in a tool's output, whose result this is. A call of a tool of the service has
     * the status {@code COMPLETED}; one of the client's function, or of no type, has none.
     *
     * @param id the call's id, the same in both outputs
     * @param type the kind of tool; one that nobody knows is {@code new ToolCallType(99)}, one that is not set is
     *     {@link ToolCallType#UNSPECIFIED}
     * @param name the tool's name, for example {@code web_search}
     * @param argumentsJson the arguments, a JSON object; not checked
     * @return an output with this call more
     */
    public ScriptedOutput calling(String id, ToolCallType type, String name, String argumentsJson) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(argumentsJson, "argumentsJson");
        int number = type.number();
        boolean ofService = number > ToolCallType.CLIENT_SIDE_TOOL.number();
        return with(part -> {
            ToolCall call = ofService
                    ? Calls.ofService(number, name, argumentsJson)
                    : Calls.ofClient(name, argumentsJson).toBuilder()
                            .setTypeValue(number)
                            .build();
            part.call(call.toBuilder().setId(id).build());
        });
    }

    /**
     * Tells a reasoning before the text.
     *
     * @param chunks one or more texts; streamed, each is a chunk
     * @return an output with this reasoning
     */
    public ScriptedOutput reasoning(String... chunks) {
        List<String> texts = List.of(chunks);
        return with(part -> part.reasoning(texts));
    }

    /**
     * Gives encrypted content.
     *
     * @param content the content
     * @return an output with this content
     */
    public ScriptedOutput encryptedContent(String content) {
        Objects.requireNonNull(content, "content");
        return with(part -> part.encryptedContent(content));
    }

    /**
     * Names sources of places in the text.
     *
     * @param citations the sources and the places
     * @return an output with these citations more
     */
    public ScriptedOutput citing(InlineCitation... citations) {
        List<InlineCitation> sources = List.of(citations);
        return with(part -> sources.forEach(source -> part.citation(ApiValues.citation(source))));
    }

    /**
     * Gives this reason to finish. The default is none for all outputs but the last; the last one has {@code STOP}, or
     * {@code TOOL_CALLS} after calls. {@link ScriptedAnswer#finishReasonOnEveryOutput} gives one to each.
     *
     * @param reason the reason
     * @return an output with this reason
     */
    public ScriptedOutput finishReason(FinishReason reason) {
        int number = reason.number();
        return with(part -> part.finishReason(number));
    }

    private ScriptedOutput with(Consumer<PartBuilder> change) {
        List<Consumer<PartBuilder>> more = new ArrayList<>(changes);
        more.add(change);
        return new ScriptedOutput(role, chunks, more);
    }

    PartBuilder part() {
        PartBuilder part = new PartBuilder(role.number(), chunks);
        changes.forEach(change -> change.accept(part));
        return part;
    }
}
