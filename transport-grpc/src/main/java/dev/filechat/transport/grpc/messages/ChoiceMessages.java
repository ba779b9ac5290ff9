// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.options.FormatType;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineBehavior;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.chat.tools.ToolMode;
import dev.filechat.proto.PolicyGuideline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choices of a request about its answer: whether tools are called, the format of the text, its limits, extra parts.
 */
final class ChoiceMessages {
    private ChoiceMessages() {}

    static dev.filechat.proto.ToolChoice toMessage(ToolChoice choice) {
        dev.filechat.proto.ToolChoice.Builder message = dev.filechat.proto.ToolChoice.newBuilder();
        switch (choice) {
            case ToolChoice.Mode mode -> message.setModeValue(mode.mode().number());
            case ToolChoice.Function function -> message.setFunctionName(function.name());
        }
        return message.build();
    }

    static @Nullable ToolChoice fromMessage(dev.filechat.proto.ToolChoice message) {
        return switch (message.getToolChoiceCase()) {
            case MODE -> new ToolChoice.Mode(new ToolMode(message.getModeValue()));
            case FUNCTION_NAME -> new ToolChoice.Function(message.getFunctionName());
            case TOOLCHOICE_NOT_SET -> null;
        };
    }

    static dev.filechat.proto.ResponseFormat toMessage(ResponseFormat format) {
        dev.filechat.proto.ResponseFormat.Builder message = dev.filechat.proto.ResponseFormat.newBuilder()
                .setFormatTypeValue(format.type().number());
        format.schema().ifPresent(message::setSchema);
        return message.build();
    }

    static ResponseFormat fromMessage(dev.filechat.proto.ResponseFormat message) {
        FormatType type = new FormatType(message.getFormatTypeValue());
        return message.hasSchema() ? ResponseFormat.of(type, message.getSchema()) : ResponseFormat.of(type);
    }

    static dev.filechat.proto.Guideline toMessage(Guideline guideline) {
        dev.filechat.proto.Guideline.Builder message = dev.filechat.proto.Guideline.newBuilder();
        switch (guideline) {
            case Guideline.Policy policy ->
                message.setPolicy(PolicyGuideline.newBuilder()
                        .setCategoryValue(policy.category().number())
                        .setBehaviorValue(policy.behavior().number()));
        }
        return message.build();
    }

    static @Nullable Guideline fromMessage(dev.filechat.proto.Guideline message) {
        return switch (message.getKindCase()) {
            case POLICY -> {
                PolicyGuideline policy = message.getPolicy();
                yield new Guideline.Policy(
                        new GuidelineCategory(policy.getCategoryValue()),
                        new GuidelineBehavior(policy.getBehaviorValue()));
            }
            case KIND_NOT_SET -> null;
        };
    }

    static List<Integer> toNumbers(List<IncludeOption> include) {
        return MessageLists.map(include, IncludeOption::number);
    }

    static List<IncludeOption> fromNumbers(List<Integer> numbers) {
        return MessageLists.map(numbers, IncludeOption::new);
    }
}
