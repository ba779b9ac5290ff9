// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.rules;

import static dev.filechat.testkit.internal.rules.ChatRules.require;

import dev.filechat.proto.AgentCount;
import dev.filechat.proto.GetCompletionsRequest;
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
        require(
                request.getAgentCount() == AgentCount.AGENT_COUNT_UNSPECIFIED || hasSeveralAgents(request.getModel()),
                "agent_count is for models with several agents, such as grok-4.20-multi-agent, and not for "
                        + request.getModel() + ".");
    }

    static boolean hasSeveralAgents(String model) {
        return model.contains(SEVERAL_AGENTS);
    }

    public void check(String model) {
        require(!model.isEmpty(), "The request needs a model.");
        require(
                known.isEmpty() || known.contains(model),
                "Model not found: " + model + ". The fake was told to have " + String.join(", ", known) + ".");
    }
}
