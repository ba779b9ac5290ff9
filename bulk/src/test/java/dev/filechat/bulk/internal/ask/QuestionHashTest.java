// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.bulk.ask.Question;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.options.AgentCount;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ChatOptionsBuilder;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.tools.CodeExecution;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolChoice;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which options make a question another one, whose answer is not known yet. */
class QuestionHashTest {

    private static final Question<String> QUESTION = Question.of("grok-4.5", "What is the total?");

    /** They decide on no answer: on who asks, how the call is made, and what comes beside the text. */
    private static final Set<String> NOT_COUNTED = Set.of(
            "endUserId",
            "n",
            "logprobs",
            "topLogprobs",
            "parallelToolCalls",
            "storeMessages",
            "useEncryptedContent",
            "include",
            "serviceTier",
            "safetyIdentifier",
            "timeout",
            "firstChunkTimeout",
            "stallTimeout",
            "retryPolicy",
            "header");

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            entry(int.class, 2),
            entry(float.class, 0.5f),
            entry(boolean.class, true),
            entry(String.class, "x"),
            entry(String[].class, new String[] {"x"}),
            entry(Tool[].class, new Tool[] {CodeExecution.create()}),
            entry(ToolChoice.class, ToolChoice.required()),
            entry(ResponseFormat.class, ResponseFormat.jsonObject()),
            entry(ReasoningEffort.class, ReasoningEffort.HIGH),
            entry(SearchParameters.class, SearchParameters.builder().build()),
            entry(IncludeOption[].class, new IncludeOption[] {IncludeOption.INLINE_CITATIONS}),
            entry(AgentCount.class, AgentCount.FOUR),
            entry(ServiceTier.class, ServiceTier.PRIORITY),
            entry(Guideline[].class, new Guideline[] {Guideline.decline(GuidelineCategory.NSFW)}),
            entry(Duration.class, Duration.ofSeconds(7)),
            entry(RetryPolicy.class, RetryPolicy.none()));

    /** All setters, but those of lists, which the setters of several values call. */
    static Stream<Method> setters() {
        return Arrays.stream(ChatOptionsBuilder.class.getMethods())
                .filter(method -> method.getReturnType() == ChatOptionsBuilder.class)
                .filter(method -> method.getParameterTypes()[0] != List.class);
    }

    @ParameterizedTest
    @MethodSource("setters")
    void everyOptionCountsUnlessItIsKnownNotTo(Method setter) throws Exception {
        ChatOptionsBuilder builder = ChatOptions.builder();
        if (setter.getName().equals("topLogprobs")) {
            builder.logprobs(true);
        }
        String before = QuestionHash.of(QUESTION, builder.build());

        Object[] values = Arrays.stream(setter.getParameterTypes())
                .map(type -> {
                    assertThat(VALUES).as("a value for " + setter.getName()).containsKey(type);
                    return VALUES.get(type);
                })
                .toArray();
        setter.invoke(builder, values);
        String after = QuestionHash.of(QUESTION, builder.build());

        if (NOT_COUNTED.contains(setter.getName())) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after)
                    .as(setter.getName() + " must be in QuestionHash, or among those that do not count")
                    .isNotEqualTo(before);
        }
    }
}
