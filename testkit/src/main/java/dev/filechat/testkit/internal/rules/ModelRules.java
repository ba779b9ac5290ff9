// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.rules;

import dev.filechat.proto.AgentCount;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.Set;

/**
 * Which models a request may ask for, and what with.
 *
 * @param known their names; none if any will do
 */
public record ModelRules(Set<String> known) {

    private static final String SEVERAL_AGENTS = "multi-agent";

    public void check(GetCompletionsRequest request) {
        check(request.getModel());
        InvalidRequest.unless(
                request.getAgentCount() == AgentCount.AGENT_COUNT_UNSPECIFIED || hasSeveralAgents(request.getModel()),
                "agent_count is for models with several agents, such as grok-4.20-multi-agent, and not for "
                        + request.getModel() + ".");
    }

    static boolean hasSeveralAgents(String model) {
        return model.contains(SEVERAL_AGENTS);
    }

    public void check(String model) {
        InvalidRequest.unless(!model.isEmpty(), "The request needs a model.");
        InvalidRequest.unless(
                known.isEmpty() || known.contains(model),
                "Model not found: " + model + ". The fake was told to have " + String.join(", ", known) + ".");
    }
}
