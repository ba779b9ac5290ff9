// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.testkit.faults.Refusal;
import dev.filechat.testkit.internal.answer.StreamedPieces;
import dev.filechat.testkit.internal.answer.StructuredAnswer;
import dev.filechat.testkit.internal.json.Json;
import dev.filechat.testkit.internal.script.AnswerPlan;
import io.grpc.Status;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a script can answer. Each method adds one answer and returns it, so that more can be said about it.
 *
 * <p>An answer is given for whole and streamed requests, and for deferred ones when they are done. Safe for use by
 * several threads.
 */
public abstract sealed class ChatAnswers permits ChatScript, NextAnswer {

    ChatAnswers() {}

    abstract ScriptedAnswer add(AnswerPlan<ChatRequest> outcome);

    /**
     * Answers this text. Streamed, it comes word by word.
     *
     * @param text the text
     * @return the answer
     */
    public final ScriptedAnswer reply(String text) {
        Objects.requireNonNull(text, "text");
        return add((draft, request) -> draft.say(StreamedPieces.of(text)));
    }

    /**
     * Answers this value as JSON, as a model does that was given a schema: a record, a map, a list, a bean, a Jackson
     * tree. Dates and times are written in ISO 8601. If the request's schema is an object with one property only, as a
     * {@code RecordFormat<List<Item>>} of filechat-jackson has it ({@code {"value": [...]}}), a value that is no object
     * is put into that property; so is a map where the property is one.
     *
     * @param value the value; what is a text already is answered as it is
     * @return the answer
     * @throws IllegalArgumentException if Jackson cannot write it
     */
    public final ScriptedAnswer reply(Object value) {
        Objects.requireNonNull(value, "value");
        if (value instanceof CharSequence text) {
            return reply(text.toString());
        }
        String json = Json.write(value);
        return add((draft, request) ->
                draft.say(StreamedPieces.of(StructuredAnswer.wrapped(json, draft.request.getResponseFormat()))));
    }

    /**
     * Answers a text that is made from the request.
     *
     * @param text makes the text; called by the fake's threads, several at once
     * @return the answer
     */
    public final ScriptedAnswer replyWith(Function<? super ChatRequest, String> text) {
        Objects.requireNonNull(text, "text");
        return add((draft, request) -> draft.say(StreamedPieces.of(text.apply(request))));
    }

    /**
     * Answers these texts one after the other. Streamed, each is a chunk; whole, they are one text.
     *
     * @param chunks the texts, one or more
     * @return the answer
     * @throws IllegalArgumentException if there is none
     */
    public final ScriptedAnswer replyStreaming(String... chunks) {
        List<String> texts = List.of(chunks);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("replyStreaming needs at least one chunk");
        }
        return add((draft, request) -> draft.say(texts));
    }

    /**
     * Answers as the fake does without scripts: from the files, or with a call of a tool, or with JSON that fits the
     * schema.
     *
     * @return the answer
     */
    public final ScriptedAnswer replyByDefault() {
        return add((draft, request) -> draft.answerByDefault());
    }

    /**
     * Asks for a call of a client's function. The reason to finish is then {@code TOOL_CALLS}.
     *
     * @param name the function's name
     * @param argumentsJson the arguments, a JSON object; not checked, as models err too
     * @return the answer; {@link ScriptedAnswer#callTool} adds further calls
     */
    public final ScriptedAnswer callTool(String name, String argumentsJson) {
        return add((draft, request) -> draft.say(List.of())).callTool(name, argumentsJson);
    }

    /**
     * Answers with several outputs, as the service does when it runs tools itself: an assistant's that calls a tool,
     * the tool's, and the assistant's answer. Streamed, one comes after the other.
     *
     * @param outputs the outputs, one or more
     * @return the answer; what is then set on it is set on the last output
     * @throws IllegalArgumentException if there is none
     */
    public final ScriptedAnswer outputs(ScriptedOutput... outputs) {
        List<ScriptedOutput> all = List.of(outputs);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("outputs needs at least one output");
        }
        return add((draft, request) -> all.forEach(output -> draft.addOutput(output.part())));
    }

    /**
     * Answers with no output at all: streamed, with no chunk, and the call ends well. Settings of outputs have
     * no effect then; those of id, model, usage and cost apply.
     *
     * @return the answer
     */
    public final ScriptedAnswer replyWithoutOutputs() {
        return add((draft, request) -> {});
    }

    /**
     * Refuses the request.
     *
     * @param code the status; not OK
     * @param message what the service says
     * @return the answer
     * @throws IllegalArgumentException if the code is OK
     */
    public final ScriptedAnswer fail(Status.Code code, String message) {
        return fail(Refusal.of(code, message));
    }

    /**
     * Refuses the request, and says when to come back:
     * {@code fail(Refusal.of(Code.RESOURCE_EXHAUSTED, "Too many requests").withRetryInfo(Duration.ofSeconds(2)))}.
     *
     * @param refusal the status, and when to come back
     * @return the answer
     */
    public final ScriptedAnswer fail(Refusal refusal) {
        Objects.requireNonNull(refusal, "refusal");
        return add((draft, request) -> draft.failure = refusal);
    }
}
