// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ChatOptionsBuilder;
import java.util.function.Consumer;

/** The settings of all chats of a client, from its properties. */
final class ChatDefaults {
    private ChatDefaults() {}

    static void set(PropertySetter setter, ChatProperties chat, Consumer<ChatOptions> target) {
        ChatOptionsBuilder options = ChatOptions.builder();
        setter.set("chat.max-tokens", chat.maxTokens(), options::maxTokens);
        setter.set("chat.temperature", chat.temperature(), options::temperature);
        setter.set("chat.top-p", chat.topP(), options::topP);
        setter.set("chat.n", chat.n(), options::n);
        setter.set("chat.seed", chat.seed(), options::seed);
        setter.set("chat.stop", chat.stop(), stop -> options.stop(stop));
        setter.set("chat.frequency-penalty", chat.frequencyPenalty(), options::frequencyPenalty);
        setter.set("chat.presence-penalty", chat.presencePenalty(), options::presencePenalty);
        setter.set("chat.logprobs", chat.logprobs(), options::logprobs);
        setter.set("chat.top-logprobs", chat.topLogprobs(), options::topLogprobs);
        setter.set("chat.reasoning-effort", chat.reasoningEffort(), effort -> options.reasoningEffort(effort.value()));
        setter.set("chat.parallel-tool-calls", chat.parallelToolCalls(), options::parallelToolCalls);
        setter.set("chat.max-turns", chat.maxTurns(), options::maxTurns);
        setter.set(
                "chat.include",
                chat.include(),
                include -> options.include(
                        include.stream().map(each -> each.value()).toList()));
        setter.set("chat.agent-count", chat.agentCount(), agents -> options.agentCount(agents.value()));
        setter.set("chat.service-tier", chat.serviceTier(), tier -> options.serviceTier(tier.value()));
        setter.set("chat.store-messages", chat.storeMessages(), options::storeMessages);
        setter.set("chat.use-encrypted-content", chat.useEncryptedContent(), options::useEncryptedContent);
        setter.setText("chat.end-user-id", chat.endUserId(), options::endUserId);
        setter.setText("chat.safety-identifier", chat.safetyIdentifier(), options::safetyIdentifier);
        setter.setNow("chat", () -> target.accept(options.build()));
    }
}
