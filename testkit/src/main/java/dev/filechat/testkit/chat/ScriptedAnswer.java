// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.LogProb;
import dev.filechat.chat.responses.Usage;
import dev.filechat.proto.DeferredStatus;
import dev.filechat.testkit.internal.answer.ApiValues;
import dev.filechat.testkit.internal.answer.AttachmentSearchOutputs;
import dev.filechat.testkit.internal.answer.Calls;
import dev.filechat.testkit.internal.answer.Draft;
import dev.filechat.testkit.internal.answer.ImageOutputs;
import dev.filechat.testkit.internal.script.Script;
import dev.filechat.testkit.internal.script.ScriptBook;
import dev.filechat.testkit.internal.script.Step;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One answer of a script, in force already. What is said here about its text, reasoning, calls and so on is about its
 * last output; nothing of it touches a refusal but {@link #initialDelay} and {@link #times}.
 *
 * <p>Safe for use by several threads; a change is for the requests that come after it.
 */
public final class ScriptedAnswer {

    private final ScriptBook<ChatRequest> book;
    private final Script<ChatRequest> script;
    private final Step<ChatRequest> step;

    ScriptedAnswer(ScriptBook<ChatRequest> book, Script<ChatRequest> script, Step<ChatRequest> step) {
        this.book = book;
        this.script = script;
        this.step = step;
    }

    /**
     * Goes on with what the script answers next. This answer is then for one request, unless {@link #times} says
     * otherwise; the last one of a script is for all further requests.
     *
     * @return what can be answered
     */
    public NextAnswer then() {
        return new NextAnswer(book, script);
    }

    /**
     * Answers the given number of requests with this. After the last answer's number the script is used up, and
     * requests are left to the other scripts.
     *
     * @param count 1 or more
     * @return this answer
     * @throws IllegalArgumentException if it is less
     */
    public ScriptedAnswer times(int count) {
        step.times(atLeast(1, "times", count));
        return this;
    }

    /**
     * Waits before the first sign of an answer, also before a refusal.
     *
     * @param delay zero or more
     * @return this answer
     * @throws IllegalArgumentException if it is negative
     */
    public ScriptedAnswer initialDelay(Duration delay) {
        Duration time = notNegative("initialDelay", delay);
        return change(draft -> draft.initialDelay = time);
    }

    /**
     * Waits between one chunk and the next. The default is what {@code FakeXaiBuilder.wordDelay} says. Whole answers do
     * not wait.
     *
     * @param delay zero or more
     * @return this answer
     * @throws IllegalArgumentException if it is negative
     */
    public ScriptedAnswer delay(Duration delay) {
        Duration time = notNegative("delay", delay);
        return change(draft -> draft.delay = time);
    }

    /**
     * Tells a reasoning before the text.
     *
     * @param chunks one or more texts; streamed, each is a chunk
     * @return this answer
     */
    public ScriptedAnswer reasoning(String... chunks) {
        List<String> texts = List.of(chunks);
        return change(draft -> draft.last().reasoning(texts));
    }

    /**
     * Gives encrypted content, as requests with {@code use_encrypted_content} get it.
     *
     * @param content the content
     * @return this answer
     */
    public ScriptedAnswer encryptedContent(String content) {
        Objects.requireNonNull(content, "content");
        return change(draft -> draft.last().encryptedContent(content));
    }

    /**
     * Asks for the call of a function as well. The reason to finish is then {@code TOOL_CALLS}.
     *
     * @param name the function's name
     * @param argumentsJson the arguments, a JSON object; not checked, as models err too
     * @return this answer
     */
    public ScriptedAnswer callTool(String name, String argumentsJson) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(argumentsJson, "argumentsJson");
        return change(draft -> draft.last().call(Calls.ofClient(name, argumentsJson)));
    }

    /**
     * Names sources of the whole answer. Streamed, they come with the last chunk.
     *
     * @param urls the sources
     * @return this answer
     */
    public ScriptedAnswer citing(String... urls) {
        List<String> sources = List.of(urls);
        return change(draft -> draft.citations.addAll(sources));
    }

    /**
     * Names sources of places in the text. The text is not changed by it.
     *
     * @param citations the sources and the places
     * @return this answer
     */
    public ScriptedAnswer citing(InlineCitation... citations) {
        List<InlineCitation> sources = List.of(citations);
        return change(draft -> sources.forEach(source -> draft.last().citation(ApiValues.citation(source))));
    }

    /**
     * Searches the attached files with the service's own tool first: an assistant's output that calls
     * {@code attachment_search}, and the tool's output, come before the answer. Does nothing if there are no files.
     *
     * @return this answer
     */
    public ScriptedAnswer searchingAttachments() {
        return change(AttachmentSearchOutputs::addTo);
    }

    /**
     * Makes a picture with the service's own tool first: an assistant's output that calls it, and the tool's output,
     * which {@code ChatResponse.outputImages()} returns, come before the answer. The default answer of a request that
     * offers the tool does so, too.
     *
     * @param prompt what the picture shows
     * @return this answer
     */
    public ScriptedAnswer generatingImage(String prompt) {
        Objects.requireNonNull(prompt, "prompt");
        return change(draft -> ImageOutputs.addTo(draft, prompt));
    }

    /**
     * Reports this usage instead of the counted one. A cost that is not set is not reported.
     *
     * @param usage the usage
     * @return this answer
     */
    public ScriptedAnswer usage(Usage usage) {
        Objects.requireNonNull(usage, "usage");
        return change(draft -> draft.usage = ApiValues.usage(usage));
    }

    /**
     * Tells this price, with the counted or given tokens.
     *
     * @param ticks the price in ticks, 10,000,000,000 to the US dollar
     * @return this answer
     */
    public ScriptedAnswer costInUsdTicks(long ticks) {
        return change(draft -> draft.costInUsdTicks = ticks);
    }

    /**
     * Streams all outputs side by side, the first chunk of each and then the second of each. The default is one output
     * after the other, and only the choices of one request side by side. A whole answer is not changed by it.
     *
     * @return this answer
     */
    public ScriptedAnswer interleaved() {
        return change(draft -> draft.interleaved = true);
    }

    /**
     * Gives every output a reason to finish. The default is what {@code FakeXaiBuilder.finishReasonOnEveryOutput} says.
     *
     * @return this answer
     */
    public ScriptedAnswer finishReasonOnEveryOutput() {
        return change(draft -> draft.finishReasonOnEveryOutput = true);
    }

    /**
     * Gives this reason to finish. The default is {@code STOP}, or {@code TOOL_CALLS} after calls.
     *
     * @param reason the reason; one that nobody knows is {@code new FinishReason(99)}
     * @return this answer
     */
    public ScriptedAnswer finishReason(FinishReason reason) {
        int number = reason.number();
        return change(draft -> draft.last().finishReason(number));
    }

    /**
     * Ends the stream as if all were well, with no reason to finish in any chunk. A whole answer has none either.
     *
     * @return this answer
     */
    public ScriptedAnswer endWithoutFinishReason() {
        return finishReason(FinishReason.UNSPECIFIED);
    }

    /**
     * Ends the stream in the middle with {@code UNAVAILABLE}. A whole answer is refused with it.
     *
     * @param chunks how many chunks come first, 0 or more; if the answer has no more than that, all of them come
     * @return this answer
     * @throws IllegalArgumentException if it is negative
     */
    public ScriptedAnswer breakAfter(int chunks) {
        int count = atLeast(0, "breakAfter", chunks);
        return change(draft -> draft.breakAfter = count);
    }

    /**
     * Gives these log probabilities of the text's tokens, also to a request that did not ask for them. Streamed, they
     * come with the last chunk of the output.
     *
     * @param tokens the tokens
     * @return this answer
     */
    public ScriptedAnswer logprobs(LogProb... tokens) {
        List<LogProb> all = List.of(tokens);
        return change(draft -> draft.last().logprobs(ApiValues.logprobs(all)));
    }

    /**
     * Names a file that a tool made.
     *
     * @param fileId the id of an uploaded file, so that it can be downloaded, or of none
     * @param name the file's name
     * @return this answer
     */
    public ScriptedAnswer outputFile(String fileId, String name) {
        Objects.requireNonNull(fileId, "fileId");
        Objects.requireNonNull(name, "name");
        return change(draft -> draft.addOutputFile(fileId, name));
    }

    /**
     * Gives the response this id. The default is a new random one.
     *
     * @param id the id
     * @return this answer
     */
    public ScriptedAnswer id(String id) {
        Objects.requireNonNull(id, "id");
        return change(draft -> draft.id = id);
    }

    /**
     * Names this model as the one that answered. The default is the one that was asked.
     *
     * @param model the model's name
     * @return this answer
     */
    public ScriptedAnswer model(String model) {
        Objects.requireNonNull(model, "model");
        return change(draft -> draft.model = model);
    }

    /**
     * Names this service tier.
     *
     * @param tier the tier; one that nobody knows is {@code new ServiceTier(99)}
     * @return this answer
     */
    public ScriptedAnswer serviceTier(ServiceTier tier) {
        int number = tier.number();
        return change(draft -> draft.serviceTier = number);
    }

    /**
     * Answers the first polls for a deferred response with PENDING. The default is 1.
     *
     * @param polls how many polls, 0 or more
     * @return this answer
     * @throws IllegalArgumentException if it is negative
     */
    public ScriptedAnswer deferredPendingPolls(int polls) {
        int count = atLeast(0, "deferredPendingPolls", polls);
        return change(draft -> draft.deferred.pendingPolls = count);
    }

    /**
     * Answers all polls for a deferred response with PENDING for this time after its start, by the fake's clock.
     *
     * @param time zero or more
     * @return this answer
     * @throws IllegalArgumentException if it is negative
     */
    public ScriptedAnswer deferredPending(Duration time) {
        Duration pending = notNegative("deferredPending", time);
        return change(draft -> draft.deferred.pendingFor = pending);
    }

    /**
     * Tells another status than PENDING while a deferred response is pending.
     *
     * @param number the status on the wire; 99 is one that nobody knows
     * @return this answer
     */
    public ScriptedAnswer deferredPendingStatus(int number) {
        return change(draft -> draft.deferred.pendingStatus = number);
    }

    /**
     * Ends a deferred response with FAILED.
     *
     * @return this answer
     */
    public ScriptedAnswer deferredFails() {
        return change(draft -> draft.deferred.end = DeferredStatus.FAILED);
    }

    /**
     * Ends a deferred response with EXPIRED. Without this it expires 24 hours after its start, by the fake's clock.
     *
     * @return this answer
     */
    public ScriptedAnswer deferredExpires() {
        return change(draft -> draft.deferred.end = DeferredStatus.EXPIRED);
    }

    private ScriptedAnswer change(Consumer<Draft> change) {
        step.change(change);
        return this;
    }

    private static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, not " + value);
        }
        return value;
    }

    private static Duration notNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must be zero or more, not " + time);
        }
        return time;
    }
}
