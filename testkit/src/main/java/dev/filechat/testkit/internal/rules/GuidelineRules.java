// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.rules;

import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Guideline;
import dev.filechat.proto.GuidelineBehavior;
import dev.filechat.proto.GuidelineCategory;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.HashSet;
import java.util.Set;

/** Which guidelines the service takes, and with which requests. */
public final class GuidelineRules {

    private static final Set<GuidelineCategory> UNKNOWN_CATEGORIES =
            Set.of(GuidelineCategory.GUIDELINE_CATEGORY_INVALID, GuidelineCategory.UNRECOGNIZED);
    private static final Set<GuidelineBehavior> UNKNOWN_BEHAVIORS =
            Set.of(GuidelineBehavior.GUIDELINE_BEHAVIOR_INVALID, GuidelineBehavior.UNRECOGNIZED);

    private GuidelineRules() {}

    public static void check(GetCompletionsRequest request, ChatRequest.Kind kind) {
        if (request.getGuidelinesCount() == 0) {
            return;
        }
        Set<GuidelineCategory> categories = new HashSet<>();
        for (Guideline guideline : request.getGuidelinesList()) {
            InvalidRequest.unless(guideline.hasPolicy(), "A guideline needs a policy.");
            GuidelineCategory category = guideline.getPolicy().getCategory();
            GuidelineBehavior behavior = guideline.getPolicy().getBehavior();
            InvalidRequest.unless(!UNKNOWN_CATEGORIES.contains(category), "A guideline needs a known category.");
            InvalidRequest.unless(!UNKNOWN_BEHAVIORS.contains(behavior), "A guideline needs a known behavior.");
            InvalidRequest.unless(categories.add(category), "The category " + category + " is in guidelines twice.");
        }
        InvalidRequest.unless(request.getStopCount() == 0, "guidelines cannot be used with stop.");
        InvalidRequest.unless(
                !ModelRules.hasSeveralAgents(request.getModel()),
                "guidelines cannot be used with a model of several agents.");
        InvalidRequest.unless(kind != ChatRequest.Kind.DEFERRED, "guidelines cannot be used with a deferred answer.");
    }
}
