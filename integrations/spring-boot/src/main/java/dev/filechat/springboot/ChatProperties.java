// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.chat.options.AgentCount;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ServiceTier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of chats.
 *
 * @param maxTokens Most tokens of an answer.
 * @param temperature Sampling temperature: 0 to 2.
 * @param topP Part of the probability mass that is sampled from: 0 to 1.
 * @param n Number of answers: 1 to 128.
 * @param seed Seed of the sampling.
 * @param stop Texts that end an answer; at most 8.
 * @param frequencyPenalty Penalty for tokens by how often they were written.
 * @param presencePenalty Penalty for tokens that were written.
 * @param logprobs Whether answers have the probabilities of their tokens.
 * @param topLogprobs Number of likely tokens to return at each place: 0 to 8.
 * @param reasoningEffort How hard a reasoning model thinks.
 * @param parallelToolCalls Whether a model may call several tools at once.
 * @param maxTurns Most turns of the service's own tools.
 * @param include What answers have in addition.
 * @param agentCount How many agents of a multi-agent model work on an answer.
 * @param serviceTier How requests are scheduled and priced.
 * @param storeMessages Whether the service stores messages and answers.
 * @param useEncryptedContent Whether reasoning is returned encrypted.
 * @param endUserId Identifier of the end user, for the service's monitoring of abuse.
 * @param safetyIdentifier Identifier of the end user, for the service's safety checks.
 */
record ChatProperties(
        @Nullable Integer maxTokens,
        @Nullable Float temperature,
        @Nullable Float topP,
        @Nullable Integer n,
        @Nullable Integer seed,
        @Nullable List<String> stop,
        @Nullable Float frequencyPenalty,
        @Nullable Float presencePenalty,
        @Nullable Boolean logprobs,
        @Nullable Integer topLogprobs,
        @Nullable Effort reasoningEffort,
        @Nullable Boolean parallelToolCalls,
        @Nullable Integer maxTurns,
        @Nullable List<Included> include,
        @Nullable Agents agentCount,
        @Nullable Tier serviceTier,
        @Nullable Boolean storeMessages,
        @Nullable Boolean useEncryptedContent,
        @Nullable String endUserId,
        @Nullable String safetyIdentifier) {

    /** How hard a model thinks. */
    enum Effort {
        /** No reasoning. */
        NONE,
        /** Fewer reasoning tokens. */
        LOW,
        /** Between low and high. */
        MEDIUM,
        /** More reasoning tokens. */
        HIGH,
        /** More than high. */
        XHIGH;

        ReasoningEffort value() {
            return switch (this) {
                case NONE -> ReasoningEffort.NONE;
                case LOW -> ReasoningEffort.LOW;
                case MEDIUM -> ReasoningEffort.MEDIUM;
                case HIGH -> ReasoningEffort.HIGH;
                case XHIGH -> ReasoningEffort.XHIGH;
            };
        }
    }

    /** Number of agents. */
    enum Agents {
        /** Four agents. */
        FOUR,
        /** Sixteen agents. */
        SIXTEEN;

        AgentCount value() {
            return switch (this) {
                case FOUR -> AgentCount.FOUR;
                case SIXTEEN -> AgentCount.SIXTEEN;
            };
        }
    }

    /** Tiers of the service. */
    enum Tier {
        /** The usual tier. */
        DEFAULT,
        /** Before others, at another price. */
        PRIORITY;

        ServiceTier value() {
            return switch (this) {
                case DEFAULT -> ServiceTier.DEFAULT;
                case PRIORITY -> ServiceTier.PRIORITY;
            };
        }
    }

    /** What an answer has in addition. */
    enum Included {
        /** What web searches found. */
        WEB_SEARCH_CALL_OUTPUT,
        /** What searches on X found. */
        X_SEARCH_CALL_OUTPUT,
        /** What executed code printed. */
        CODE_EXECUTION_CALL_OUTPUT,
        /** What searches in collections found. */
        COLLECTIONS_SEARCH_CALL_OUTPUT,
        /** What searches in the attached files found. */
        ATTACHMENT_SEARCH_CALL_OUTPUT,
        /** What MCP servers answered. */
        MCP_CALL_OUTPUT,
        /** Citations with their places in the text. */
        INLINE_CITATIONS,
        /** More detail while streaming. */
        VERBOSE_STREAMING,
        /** The files that executed code wrote. */
        CODE_EXECUTION_FILES_OUTPUT;

        IncludeOption value() {
            return switch (this) {
                case WEB_SEARCH_CALL_OUTPUT -> IncludeOption.WEB_SEARCH_CALL_OUTPUT;
                case X_SEARCH_CALL_OUTPUT -> IncludeOption.X_SEARCH_CALL_OUTPUT;
                case CODE_EXECUTION_CALL_OUTPUT -> IncludeOption.CODE_EXECUTION_CALL_OUTPUT;
                case COLLECTIONS_SEARCH_CALL_OUTPUT -> IncludeOption.COLLECTIONS_SEARCH_CALL_OUTPUT;
                case ATTACHMENT_SEARCH_CALL_OUTPUT -> IncludeOption.ATTACHMENT_SEARCH_CALL_OUTPUT;
                case MCP_CALL_OUTPUT -> IncludeOption.MCP_CALL_OUTPUT;
                case INLINE_CITATIONS -> IncludeOption.INLINE_CITATIONS;
                case VERBOSE_STREAMING -> IncludeOption.VERBOSE_STREAMING;
                case CODE_EXECUTION_FILES_OUTPUT -> IncludeOption.CODE_EXECUTION_FILES_OUTPUT;
            };
        }
    }
}
