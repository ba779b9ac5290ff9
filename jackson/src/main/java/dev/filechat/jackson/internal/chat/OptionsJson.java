// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.chat;

import static dev.filechat.jackson.internal.codec.ComponentValues.put;
import static dev.filechat.jackson.internal.codec.SimpleCodec.FLAG;
import static dev.filechat.jackson.internal.codec.SimpleCodec.FLOAT;
import static dev.filechat.jackson.internal.codec.SimpleCodec.TEXT;

import dev.filechat.chat.options.AgentCount;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ChatOptionsBuilder;
import dev.filechat.chat.options.FormatType;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineBehavior;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.chat.tools.ToolMode;
import dev.filechat.jackson.internal.codec.Codec;
import dev.filechat.jackson.internal.codec.ComponentValues;
import dev.filechat.jackson.internal.codec.ConstantCodec;
import dev.filechat.jackson.internal.codec.ObjectCodec;
import dev.filechat.jackson.internal.codec.UnionCodec;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the options of a chat. An option that is set is written, even if it is false, an empty list or an empty
 * text.
 */
final class OptionsJson {
    private static final Codec<ToolChoice> TOOL_CHOICE = new UnionCodec<ToolChoice>()
            .or(
                    "mode",
                    ToolChoice.Mode.class,
                    ObjectCodec.record(choice -> new ToolChoice.Mode(choice.get("mode", ToolMode.class)))
                            .required(
                                    "mode",
                                    new ConstantCodec<>(ToolMode.class, ToolMode::new, ToolMode::number),
                                    ToolChoice.Mode::mode,
                                    put("mode")))
            .or(
                    "function",
                    ToolChoice.Function.class,
                    ObjectCodec.record(choice -> new ToolChoice.Function(choice.get("name", String.class)))
                            .required("name", TEXT, ToolChoice.Function::name, put("name")));

    private static final Codec<ResponseFormat> RESPONSE_FORMAT = ObjectCodec.record(OptionsJson::responseFormat)
            .required(
                    "type",
                    new ConstantCodec<>(FormatType.class, FormatType::new, FormatType::number),
                    ResponseFormat::type,
                    put("type"))
            .optional("schema", TEXT, ResponseFormat::schema, put("schema"));

    private static final Codec<Guideline> GUIDELINE = new UnionCodec<Guideline>()
            .or(
                    "policy",
                    Guideline.Policy.class,
                    ObjectCodec.record(policy -> new Guideline.Policy(
                                    policy.get("category", GuidelineCategory.class),
                                    policy.get("behavior", GuidelineBehavior.class)))
                            .required(
                                    "category",
                                    new ConstantCodec<>(
                                            GuidelineCategory.class, GuidelineCategory::new, GuidelineCategory::number),
                                    Guideline.Policy::category,
                                    put("category"))
                            .required(
                                    "behavior",
                                    new ConstantCodec<>(
                                            GuidelineBehavior.class, GuidelineBehavior::new, GuidelineBehavior::number),
                                    Guideline.Policy::behavior,
                                    put("behavior")));

    static final Codec<ChatOptions> OPTIONS = ObjectCodec.of(ChatOptions::builder, ChatOptionsBuilder::build)
            .nullable("endUserId", TEXT, set("endUserId", ChatOptions::endUserId), ChatOptionsBuilder::endUserId)
            .optionalInt("n", ChatOptions::n, ChatOptionsBuilder::n)
            .optionalInt("maxTokens", ChatOptions::maxTokens, ChatOptionsBuilder::maxTokens)
            .optionalInt("seed", ChatOptions::seed, ChatOptionsBuilder::seed)
            .nullable("stop", TEXT.list(), set("stop", ChatOptions::stop), ChatOptionsBuilder::stop)
            .optional("temperature", FLOAT, ChatOptions::temperature, ChatOptionsBuilder::temperature)
            .optional("topP", FLOAT, ChatOptions::topP, ChatOptionsBuilder::topP)
            .nullable("logprobs", FLAG, set("logprobs", ChatOptions::logprobs), ChatOptionsBuilder::logprobs)
            .optionalInt("topLogprobs", ChatOptions::topLogprobs, ChatOptionsBuilder::topLogprobs)
            .nullable("tools", ToolJson.TOOL.list(), set("tools", ChatOptions::tools), ChatOptionsBuilder::tools)
            .optional("toolChoice", TOOL_CHOICE, ChatOptions::toolChoice, ChatOptionsBuilder::toolChoice)
            .optional(
                    "responseFormat", RESPONSE_FORMAT, ChatOptions::responseFormat, ChatOptionsBuilder::responseFormat)
            .optional("frequencyPenalty", FLOAT, ChatOptions::frequencyPenalty, ChatOptionsBuilder::frequencyPenalty)
            .optional("presencePenalty", FLOAT, ChatOptions::presencePenalty, ChatOptionsBuilder::presencePenalty)
            .optional(
                    "reasoningEffort",
                    new ConstantCodec<>(ReasoningEffort.class, ReasoningEffort::new, ReasoningEffort::number),
                    ChatOptions::reasoningEffort,
                    ChatOptionsBuilder::reasoningEffort)
            .optional(
                    "searchParameters",
                    SearchJson.SEARCH_PARAMETERS,
                    ChatOptions::searchParameters,
                    ChatOptionsBuilder::searchParameters)
            .optional("parallelToolCalls", FLAG, ChatOptions::parallelToolCalls, ChatOptionsBuilder::parallelToolCalls)
            .optional(
                    "previousResponseId", TEXT, ChatOptions::previousResponseId, ChatOptionsBuilder::previousResponseId)
            .nullable(
                    "storeMessages",
                    FLAG,
                    set("storeMessages", ChatOptions::storeMessages),
                    ChatOptionsBuilder::storeMessages)
            .nullable(
                    "useEncryptedContent",
                    FLAG,
                    set("useEncryptedContent", ChatOptions::useEncryptedContent),
                    ChatOptionsBuilder::useEncryptedContent)
            .optionalInt("maxTurns", ChatOptions::maxTurns, ChatOptionsBuilder::maxTurns)
            .nullable(
                    "include",
                    new ConstantCodec<>(IncludeOption.class, IncludeOption::new, IncludeOption::number).list(),
                    set("include", ChatOptions::include),
                    ChatOptionsBuilder::include)
            .optional(
                    "agentCount",
                    new ConstantCodec<>(AgentCount.class, AgentCount::new, AgentCount::number),
                    ChatOptions::agentCount,
                    ChatOptionsBuilder::agentCount)
            .nullable(
                    "serviceTier",
                    new ConstantCodec<>(ServiceTier.class, ServiceTier::new, ServiceTier::number),
                    set("serviceTier", ChatOptions::serviceTier),
                    ChatOptionsBuilder::serviceTier)
            .optional("safetyIdentifier", TEXT, ChatOptions::safetyIdentifier, ChatOptionsBuilder::safetyIdentifier)
            .nullable(
                    "guidelines",
                    GUIDELINE.list(),
                    set("guidelines", ChatOptions::guidelines),
                    ChatOptionsBuilder::guidelines);

    private OptionsJson() {}

    /** Reads an option whose accessor does not tell whether it is set; null if it is not. */
    private static <V> Function<ChatOptions, @Nullable V> set(String name, Function<ChatOptions, V> get) {
        return options -> options.definedOptions().contains(name) ? get.apply(options) : null;
    }

    private static ResponseFormat responseFormat(ComponentValues format) {
        FormatType type = format.get("type", FormatType.class);
        return format.has("schema")
                ? ResponseFormat.of(type, format.get("schema", String.class))
                : ResponseFormat.of(type);
    }
}
