// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.chat.options.FormatType;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ServiceTier;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The settings of a chat request, as they were sent: what was not sent is absent. Immutable and thread-safe. */
public interface ChatSettings {

    /** {@return the temperature} */
    OptionalDouble temperature();

    /** {@return the share of the likeliest tokens to choose from} */
    OptionalDouble topP();

    /** {@return the penalty for frequent tokens} */
    OptionalDouble frequencyPenalty();

    /** {@return the penalty for tokens that were there before} */
    OptionalDouble presencePenalty();

    /** {@return the most tokens of the answer} */
    OptionalInt maxTokens();

    /** {@return how many answers are wanted} */
    OptionalInt n();

    /** {@return the seed of chance} */
    OptionalInt seed();

    /** {@return how many of the likeliest tokens are wanted at each place} */
    OptionalInt topLogprobs();

    /** {@return the most turns of tools that the service runs} */
    OptionalInt maxTurns();

    /** {@return whether log probabilities are wanted} */
    boolean logprobs();

    /** {@return the texts that end the answer} */
    List<String> stop();

    /** {@return the end user; empty if none is named} */
    String user();

    /** {@return how much the model should think} */
    Optional<ReasoningEffort> reasoningEffort();

    /** {@return {@code auto}, {@code none}, {@code required}, or the name of the function to be called} */
    Optional<String> toolChoice();

    /** {@return whether several tools may be called at once} */
    Optional<Boolean> parallelToolCalls();

    /** {@return the form of the answer} */
    Optional<FormatType> responseFormat();

    /** {@return the JSON schema that the answer must fit} */
    Optional<String> responseSchema();

    /** {@return the id of the response that the conversation continues} */
    Optional<String> previousResponseId();

    /** {@return whether the service should keep the conversation} */
    boolean storeMessages();

    /** {@return whether the answer should bring encrypted content} */
    boolean useEncryptedContent();

    /** {@return what the answer should include} */
    List<IncludeOption> include();

    /** {@return the service tier; the number 0 if none is asked for} */
    ServiceTier serviceTier();

    /** {@return the opaque name of the end user for the service's policies} */
    Optional<String> safetyIdentifier();

    /** {@return the guidelines for the answer} */
    List<Guideline> guidelines();

    /** {@return the settings, one a line} */
    @Override
    String toString();
}
