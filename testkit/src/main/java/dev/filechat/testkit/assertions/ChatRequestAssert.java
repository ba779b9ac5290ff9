// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.chat.ChatSettings;
import dev.filechat.testkit.chat.ReceivedFile;
import dev.filechat.testkit.chat.ReceivedMessage;
import dev.filechat.testkit.chat.TextMatcher;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a chat request that a fake received. Not thread-safe. */
public final class ChatRequestAssert extends AbstractAssert<ChatRequestAssert, ChatRequest> {

    ChatRequestAssert(ChatRequest actual) {
        super(actual, ChatRequestAssert.class);
    }

    /**
     * Verifies that a message mentions this file.
     *
     * @param idOrName the id of an uploaded file, or the name of an uploaded or an inline one
     * @return this
     */
    public ChatRequestAssert mentionsFile(String idOrName) {
        Objects.requireNonNull(idOrName, "idOrName");
        isNotNull();
        List<ReceivedFile> files = actual.files();
        if (files.stream()
                .noneMatch(file -> file.id().equals(idOrName) || file.name().equals(idOrName))) {
            fail("to mention the file " + idOrName + ". It mentions these files:\n" + Lines.of(files));
        }
        return this;
    }

    /**
     * Verifies that no message mentions a file.
     *
     * @return this
     */
    public ChatRequestAssert mentionsNoFiles() {
        isNotNull();
        if (!actual.files().isEmpty()) {
            fail("to mention no files. It mentions:\n" + Lines.of(actual.files()));
        }
        return this;
    }

    /**
     * Verifies how many images the messages have.
     *
     * @param count how many
     * @return this
     */
    public ChatRequestAssert hasImages(int count) {
        isNotNull();
        if (actual.images() != count) {
            fail("to have " + Counted.of(count, "image") + ". It has " + actual.images() + ".");
        }
        return this;
    }

    /**
     * Verifies the model of the request.
     *
     * @param name the model's name, exactly
     * @return this
     */
    public ChatRequestAssert hasModel(String name) {
        return has(
                "the model",
                Objects.requireNonNull(name, "name"),
                isNotNull().actual.model());
    }

    /**
     * Verifies how the answer was asked for.
     *
     * @param kind whole, streamed or deferred
     * @return this
     */
    public ChatRequestAssert hasKind(ChatRequest.Kind kind) {
        return has(
                "the kind",
                Objects.requireNonNull(kind, "kind"),
                isNotNull().actual.kind());
    }

    /**
     * Verifies the last text of the user.
     *
     * @param text what the text of the last message whose role is user is like
     * @return this
     */
    public ChatRequestAssert saysAsUser(TextMatcher text) {
        Objects.requireNonNull(text, "text");
        isNotNull();
        if (!text.matches(actual.lastUserText())) {
            fail("to end with a message of the user " + text + ".\n" + messages());
        }
        return this;
    }

    /**
     * Verifies that there is a system message like this.
     *
     * @param text what its text is like
     * @return this
     */
    public ChatRequestAssert saysAsSystem(TextMatcher text) {
        Objects.requireNonNull(text, "text");
        isNotNull();
        if (actual.messages().stream()
                .noneMatch(message -> message.role().equals(Role.SYSTEM) && text.matches(message.text()))) {
            fail("to have a system message " + text + ".\n" + messages());
        }
        return this;
    }

    /**
     * Verifies the roles of the messages.
     *
     * @param roles the roles of all messages, in order
     * @return this
     */
    public ChatRequestAssert hasRoles(Role... roles) {
        isNotNull();
        if (!actual.messages().stream().map(ReceivedMessage::role).toList().equals(List.of(roles))) {
            fail("to have messages of " + List.of(roles) + ".\n" + messages());
        }
        return this;
    }

    private String messages() {
        return "Its messages:\n"
                + Lines.of(actual.messages().stream()
                        .map(message -> message.role() + ": " + message.text())
                        .toList());
    }

    /**
     * Verifies that a tool is offered.
     *
     * @param name the name of a function, or the kind of a tool of the service, such as {@code web_search}
     * @return this
     */
    public ChatRequestAssert offersTool(String name) {
        Objects.requireNonNull(name, "name");
        isNotNull();
        if (!actual.tools().contains(name)) {
            fail("to offer the tool " + name + ". It offers these tools:\n" + Lines.of(actual.tools()));
        }
        return this;
    }

    /**
     * Verifies that no tool is offered.
     *
     * @return this
     */
    public ChatRequestAssert offersNoTools() {
        isNotNull();
        if (!actual.tools().isEmpty()) {
            fail("to offer no tools. It offers:\n" + Lines.of(actual.tools()));
        }
        return this;
    }

    /**
     * Verifies the temperature.
     *
     * @param expected the temperature as it was set
     * @return this
     */
    public ChatRequestAssert hasTemperature(double expected) {
        return hasSetting("temperature", ChatSettings::temperature, OptionalDouble.of(expected));
    }

    /**
     * Verifies the limit of tokens.
     *
     * @param expected the most tokens of the answer
     * @return this
     */
    public ChatRequestAssert hasMaxTokens(int expected) {
        return hasSetting("max_tokens", ChatSettings::maxTokens, OptionalInt.of(expected));
    }

    /**
     * Verifies how much the model should think.
     *
     * @param expected the effort
     * @return this
     */
    public ChatRequestAssert hasReasoningEffort(ReasoningEffort expected) {
        return hasSetting("reasoning_effort", ChatSettings::reasoningEffort, Optional.of(expected));
    }

    /**
     * Verifies any setting: {@code hasSetting("seed", ChatSettings::seed, OptionalInt.of(7))}.
     *
     * @param name what to call it in a message
     * @param setting how to get it
     * @param expected its value, an empty {@code Optional} for a setting that was not sent
     * @param <T> its type
     * @return this
     */
    public <T> ChatRequestAssert hasSetting(String name, Function<ChatSettings, T> setting, T expected) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expected, "expected");
        isNotNull();
        T given = setting.apply(actual.settings());
        if (!expected.equals(given)) {
            fail("to have the setting " + name + " with the value " + expected + ", and it is " + given
                    + ". All settings:\n"
                    + Lines.of(actual.settings().toString().lines().toList()));
        }
        return this;
    }

    private ChatRequestAssert has(String what, Object expected, Object given) {
        if (!expected.equals(given)) {
            fail("to have " + what + " " + expected + ", and it is " + given + ".");
        }
        return this;
    }

    private void fail(String difference) {
        failWithMessage("%s", "Expected the chat request\n  " + actual + "\n" + difference);
    }
}
