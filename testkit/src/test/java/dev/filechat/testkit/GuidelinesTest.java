// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.proto.GuidelineBehavior.GUIDELINE_BEHAVIOR_DECLINE_VALUE;
import static dev.filechat.proto.GuidelineCategory.GUIDELINE_CATEGORY_NSFW_VALUE;
import static dev.filechat.proto.GuidelineCategory.GUIDELINE_CATEGORY_VIOLENCE_VALUE;
import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Guideline;
import dev.filechat.proto.PolicyGuideline;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the service takes as guidelines for an answer. */
class GuidelinesTest {
    private static final Guideline VIOLENCE = guideline(GUIDELINE_CATEGORY_VIOLENCE_VALUE, 1);
    private static final Guideline NSFW = guideline(GUIDELINE_CATEGORY_NSFW_VALUE, GUIDELINE_BEHAVIOR_DECLINE_VALUE);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void areTakenOnceForEachCategory() throws Exception {
        stubs.chat().getCompletion(with(VIOLENCE, NSFW).build());

        assertThat(xai.chat().lastRequest().settings().guidelines())
                .containsExactly(
                        dev.filechat.chat.options.Guideline.decline(GuidelineCategory.VIOLENCE),
                        dev.filechat.chat.options.Guideline.decline(GuidelineCategory.NSFW));
        assertRefused(
                with(VIOLENCE, NSFW, VIOLENCE), "The category GUIDELINE_CATEGORY_VIOLENCE is in guidelines twice.");
    }

    @Test
    void needAKnownCategoryAndBehavior() {
        assertRefused(with(Guideline.getDefaultInstance()), "A guideline needs a policy.");
        for (int number : new int[] {0, 99}) {
            assertRefused(with(guideline(number, 1)), "A guideline needs a known category.");
            assertRefused(with(guideline(1, number)), "A guideline needs a known behavior.");
        }
    }

    @Test
    void doNotGoWithStopWithSeveralAgentsNorWithADeferredAnswer() {
        assertRefused(with(VIOLENCE).addStop("x"), "guidelines cannot be used with stop.");
        assertRefused(
                with(VIOLENCE).setModel("grok-4.20-multi-agent"),
                "guidelines cannot be used with a model of several agents.");
        assertThat(refusal(() -> stubs.chat()
                                .startDeferredCompletion(with(VIOLENCE).build()))
                        .getDescription())
                .isEqualTo("guidelines cannot be used with a deferred answer.");
    }

    private void assertRefused(GetCompletionsRequest.Builder request, String message) {
        Status status = refusal(() -> stubs.chat().getCompletion(request.build()));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).isEqualTo(message);
    }

    private static GetCompletionsRequest.Builder with(Guideline... guidelines) {
        return ask("Hello?").toBuilder().addAllGuidelines(List.of(guidelines));
    }

    private static Guideline guideline(int category, int behavior) {
        return Guideline.newBuilder()
                .setPolicy(
                        PolicyGuideline.newBuilder().setCategoryValue(category).setBehaviorValue(behavior))
                .build();
    }
}
