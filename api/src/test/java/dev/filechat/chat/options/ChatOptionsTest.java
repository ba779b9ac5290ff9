// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import static dev.filechat.chat.options.Guideline.decline;
import static dev.filechat.chat.options.GuidelineCategory.NSFW;
import static dev.filechat.chat.options.GuidelineCategory.VIOLENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.filechat.chat.tools.CodeExecution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChatOptionsTest {
    static Stream<Arguments> outOfLimits() {
        return Stream.of(
                refused(b -> b.temperature(2.01f), "temperature is 2.01; the service's limits are 0.0 to 2.0"),
                refused(b -> b.temperature(-0.1f), "temperature is -0.1; the service's limits are 0.0 to 2.0"),
                refused(b -> b.temperature(Float.NaN), "temperature is NaN; the service's limits are 0.0 to 2.0"),
                refused(b -> b.topP(1.1f), "topP is 1.1; the service's limits are 0.0 to 1.0"),
                refused(b -> b.topP(Float.NaN), "topP is NaN; the service's limits are 0.0 to 1.0"),
                refused(b -> b.n(0), "n is 0; the service's limits are 1 to 128"),
                refused(b -> b.n(129), "n is 129; the service's limits are 1 to 128"),
                refused(b -> b.topLogprobs(9), "topLogprobs is 9; the service's limits are 0 to 8"),
                refused(b -> b.topLogprobs(-1), "topLogprobs is -1; the service's limits are 0 to 8"),
                refused(b -> b.topLogprobs(3), "topLogprobs is 3; the service needs logprobs with it"),
                refused(b -> b.stop(Collections.nCopies(9, "x")), "stop has 9 elements; the service's limit is 8"),
                refused(
                        b -> b.guidelines(decline(VIOLENCE), decline(NSFW), decline(VIOLENCE)),
                        "guidelines has the category VIOLENCE twice; the service allows it once"),
                refused(
                        b -> b.stop("x").guidelines(decline(VIOLENCE)),
                        "guidelines and stop are both set; the service allows only one of them"),
                refused(
                        b -> b.tools(Collections.nCopies(129, CodeExecution.create())),
                        "tools has 129 elements; the service's limit is 128"),
                refused(b -> b.frequencyPenalty(Float.NaN), "frequencyPenalty is NaN; it must be a finite number"),
                refused(
                        b -> b.presencePenalty(Float.POSITIVE_INFINITY),
                        "presencePenalty is Infinity; it must be a finite number"));
    }

    private static Arguments refused(Consumer<ChatOptionsBuilder> change, String message) {
        return Arguments.of(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outOfLimits")
    void whatIsOutOfLimitsIsRefused(String message, Consumer<ChatOptionsBuilder> change) {
        ChatOptionsBuilder builder = ChatOptions.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    change.accept(builder);
                    builder.build();
                })
                .withMessage(message);
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        ChatOptions options = ChatOptions.builder()
                .temperature(2)
                .topP(0)
                .n(128)
                .logprobs(true)
                .topLogprobs(8)
                .stop(Collections.nCopies(8, "x"))
                .tools(Collections.nCopies(128, CodeExecution.create()))
                .build();

        assertThat(options.temperature()).contains(2f);
        assertThat(options.topP()).contains(0f);
        assertThat(options.n()).hasValue(128);
        assertThat(options.topLogprobs()).hasValue(8);
        assertThat(options.stop()).hasSize(8);
        assertThat(options.tools()).hasSize(128);
    }

    @Test
    void guidelinesOfSeveralCategoriesAreAllowedAlsoWithAStopThatIsTakenBack() {
        ChatOptions stopping = ChatOptions.builder().stop("x").build();
        ChatOptions guided = ChatOptions.builder()
                .guidelines(decline(VIOLENCE), decline(new GuidelineCategory(77)))
                .safetyIdentifier("7f3a")
                .stop()
                .build();

        ChatOptions options = stopping.overriddenBy(guided);

        assertThat(options.guidelines())
                .containsExactly(
                        new Guideline.Policy(VIOLENCE, GuidelineBehavior.DECLINE),
                        new Guideline.Policy(new GuidelineCategory(77), GuidelineBehavior.DECLINE));
        assertThat(options.safetyIdentifier()).contains("7f3a");
        assertThat(options.overriddenBy(ChatOptions.builder().guidelines().build())
                        .guidelines())
                .isEmpty();
        assertThat(options)
                .isNotEqualTo(options.toBuilder().safetyIdentifier("").build());
        assertThat(options).isNotEqualTo(options.toBuilder().guidelines().build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stopping.overriddenBy(
                        ChatOptions.builder().guidelines(decline(VIOLENCE)).build()))
                .withMessageStartingWith("guidelines and stop");
    }

    @Test
    void toBuilderWhenOneOptionIsChangedThenTheOriginalStays() {
        ChatOptions original = ChatOptions.builder().temperature(1).build();

        ChatOptions changed = original.toBuilder().temperature(0.5f).build();

        assertThat(original.temperature()).contains(1f);
        assertThat(changed.temperature()).contains(0.5f);
    }

    @Test
    void aBuilderChangedAfterBuildDoesNotChangeWhatItBuilt() {
        ChatOptionsBuilder builder = ChatOptions.builder().endUserId("before");
        ChatOptions options = builder.build();

        builder.endUserId("after");

        assertThat(options.endUserId()).isEqualTo("before");
    }

    @Test
    void whatIsSetIsToldWhateverItIsSetTo() {
        ChatOptions options = ChatOptions.builder()
                .logprobs(false)
                .stop()
                .endUserId("")
                .temperature(0)
                .build();

        assertThat(options.definedOptions()).containsExactly("endUserId", "stop", "temperature", "logprobs");
        assertThat(ChatOptions.none().definedOptions()).isEmpty();
    }

    @Test
    void whatIsReportedOfARequestMayBeBeyondTheLimits() {
        ChatOptions reported = ChatOptions.uncheckedBuilder()
                .temperature(2.5f)
                .topLogprobs(9)
                .tools(Collections.nCopies(129, CodeExecution.create()))
                .guidelines(decline(VIOLENCE), decline(VIOLENCE))
                .stop("x")
                .build();

        assertThat(reported.temperature()).contains(2.5f);
        assertThat(reported.topLogprobs()).hasValue(9);
        assertThat(reported.tools()).hasSize(129);
        assertThat(reported.guidelines()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reported.toBuilder().build())
                .withMessage("topLogprobs is 9; the service needs logprobs with it");
        assertThatNullPointerException()
                .isThrownBy(() -> ChatOptions.uncheckedBuilder().toolChoice(null))
                .withMessage("toolChoice");
    }

    @Test
    void aListThatIsChangedLaterDoesNotChangeTheOptions() {
        List<String> stop = new ArrayList<>(List.of("x"));
        ChatOptions options = ChatOptions.uncheckedBuilder().stop(stop).build();

        stop.add("y");

        assertThat(options.stop()).containsExactly("x");
    }
}
