// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.testkit.chat.TextMatcher;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/** Assertions about an answer. Not thread-safe. */
public final class ChatResponseAssert extends AbstractAssert<ChatResponseAssert, ChatResponse> {

    private static final ObjectMapper JSON = new ObjectMapper();

    ChatResponseAssert(ChatResponse actual) {
        super(actual, ChatResponseAssert.class);
    }

    /**
     * Verifies the text of the answer.
     *
     * @param expected the whole text
     * @return this
     */
    public ChatResponseAssert hasContent(String expected) {
        return hasContent(TextMatcher.equalTo(expected));
    }

    /**
     * Verifies what the text of the answer is like.
     *
     * @param expected what it is like
     * @return this
     */
    public ChatResponseAssert hasContent(TextMatcher expected) {
        Objects.requireNonNull(expected, "expected");
        isNotNull();
        if (!expected.matches(actual.content())) {
            fail("to have a text " + expected + ".");
        }
        return this;
    }

    /**
     * Verifies that the model ended its output, for any reason.
     *
     * @return this
     */
    public ChatResponseAssert isFinished() {
        isNotNull();
        if (actual.finishReason().equals(FinishReason.UNSPECIFIED)) {
            fail("to be finished, but it has no finish reason.");
        }
        return this;
    }

    /**
     * Verifies why the model stopped.
     *
     * @param expected the reason
     * @return this
     */
    public ChatResponseAssert hasFinishReason(FinishReason expected) {
        Objects.requireNonNull(expected, "expected");
        isNotNull();
        if (!actual.finishReason().equals(expected)) {
            fail("to have the finish reason " + expected + ", and it is " + actual.finishReason() + ".");
        }
        return this;
    }

    /**
     * Verifies which model answered.
     *
     * @param name the model's name
     * @return this
     */
    public ChatResponseAssert hasModel(String name) {
        Objects.requireNonNull(name, "name");
        isNotNull();
        if (!actual.model().equals(name)) {
            fail("to be from the model " + name + ", but it is from " + actual.model() + ".");
        }
        return this;
    }

    /**
     * Verifies that a tool is called, with any arguments.
     *
     * @param name the tool's name
     * @return this
     */
    public ChatResponseAssert callsTool(String name) {
        Objects.requireNonNull(name, "name");
        isNotNull();
        if (actual.toolCalls().stream().noneMatch(call -> call.name().equals(name))) {
            fail("to call the tool " + name + ". It calls:\n" + calls());
        }
        return this;
    }

    /**
     * Verifies that a tool is called with these arguments.
     *
     * @param name the tool's name
     * @param arguments the arguments as JSON; spaces and the order of properties do not matter
     * @return this
     * @throws IllegalArgumentException if that is no JSON
     */
    public ChatResponseAssert callsTool(String name, String arguments) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
        isNotNull();
        Object expected = json(arguments);
        if (actual.toolCalls().stream()
                .noneMatch(call -> call.name().equals(name) && sameJson(expected, call.arguments()))) {
            fail("to call the tool " + name + " with " + arguments + ". It calls:\n" + calls());
        }
        return this;
    }

    private static Object json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("arguments is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** What the model wrote may be anything. */
    private static boolean sameJson(Object expected, String written) {
        try {
            return expected.equals(JSON.readTree(written));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /**
     * Verifies that no tool is called.
     *
     * @return this
     */
    public ChatResponseAssert callsNoTools() {
        isNotNull();
        if (!actual.toolCalls().isEmpty()) {
            fail("to call no tools. It calls:\n" + calls());
        }
        return this;
    }

    private String calls() {
        return Lines.of(
                actual.toolCalls().stream().map(ChatResponseAssert::inWords).toList());
    }

    private static String inWords(ToolCall call) {
        return call.name() + " with " + call.arguments();
    }

    /**
     * Verifies that a source is cited, for the whole answer or at a place in a text of it.
     *
     * @param source the URL of a page or a post, or the id of a file
     * @return this
     */
    public ChatResponseAssert cites(String source) {
        Objects.requireNonNull(source, "source");
        isNotNull();
        List<String> cited = CitedSources.of(actual);
        if (!cited.contains(source)) {
            fail("to cite " + source + ". It cites:\n" + Lines.of(cited));
        }
        return this;
    }

    /**
     * Goes on with what the request used.
     *
     * @return the assertions about it
     */
    public UsageAssert usage() {
        isNotNull();
        if (actual.usage().isEmpty()) {
            fail("to have a usage, but it has none.");
        }
        return new UsageAssert(actual.usage().orElseThrow());
    }

    private void fail(String difference) {
        failWithMessage(
                "%s",
                "Expected the answer \"" + actual.id() + "\" with the text\n  \"" + actual.content() + "\"\n"
                        + difference);
    }
}
