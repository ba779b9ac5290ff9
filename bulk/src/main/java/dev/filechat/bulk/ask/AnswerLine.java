// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ServerSideTool;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An answer as words of a line. A word has no space and no line break, and is not empty. */
final class AnswerLine {
    private static final String NONE = "-";
    private static final int WORDS = 8;
    private static final int USAGE_NUMBERS = 8;

    private AnswerLine() {}

    static String encode(RecordedAnswer answer) {
        return String.join(
                " ",
                String.valueOf(answer.attempts()),
                String.valueOf(answer.finishReason().number()),
                word(answer.model()),
                word(answer.responseId()),
                word(answer.fileId()),
                word(answer.sha256()),
                answer.usage().map(AnswerLine::usage).orElse(NONE),
                escaped(answer.text()));
    }

    /** @throws IllegalArgumentException if it is no such line */
    static RecordedAnswer decode(String line) {
        String[] words = line.split(" ", WORDS);
        if (words.length < WORDS) {
            throw new IllegalArgumentException("The line has " + words.length + " words; an answer has " + WORDS);
        }
        return new RecordedAnswer(
                words[7].translateEscapes(),
                text(words[2]),
                text(words[3]),
                new FinishReason(Integer.parseInt(words[1])),
                words[6].equals(NONE) ? Optional.empty() : Optional.of(usage(words[6])),
                Integer.parseInt(words[0]),
                text(words[4]),
                text(words[5]));
    }

    /** {@return the text as a word} */
    static String word(String text) {
        return switch (text) {
            case "" -> NONE;
            case NONE -> "\\055";
            default -> escaped(text).replace(" ", "\\s");
        };
    }

    private static String text(String word) {
        return word.equals(NONE) ? "" : word.translateEscapes();
    }

    /** {@return the text without line breaks, in a form that {@link String#translateEscapes} reads} */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String usage(Usage usage) {
        String numbers = List.of(
                        usage.completionTokens(),
                        usage.reasoningTokens(),
                        usage.promptTokens(),
                        usage.totalTokens(),
                        usage.promptTextTokens(),
                        usage.cachedPromptTextTokens(),
                        usage.promptImageTokens(),
                        usage.numSourcesUsed())
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        String cost = usage.costInUsdTicks().isPresent()
                ? String.valueOf(usage.costInUsdTicks().getAsLong())
                : NONE;
        String tools = usage.serverSideToolsUsed().stream()
                .map(tool -> "," + tool.number())
                .collect(Collectors.joining());
        return numbers + "," + cost + tools;
    }

    private static Usage usage(String word) {
        String[] parts = word.split(",", -1);
        if (parts.length <= USAGE_NUMBERS) {
            throw new IllegalArgumentException("The usage has " + parts.length + " numbers");
        }
        Usage.Builder usage = Usage.builder()
                .completionTokens(Long.parseLong(parts[0]))
                .reasoningTokens(Long.parseLong(parts[1]))
                .promptTokens(Long.parseLong(parts[2]))
                .totalTokens(Long.parseLong(parts[3]))
                .promptTextTokens(Long.parseLong(parts[4]))
                .cachedPromptTextTokens(Long.parseLong(parts[5]))
                .promptImageTokens(Long.parseLong(parts[6]))
                .numSourcesUsed(Long.parseLong(parts[7]))
                .serverSideToolsUsed(Arrays.stream(parts, USAGE_NUMBERS + 1, parts.length)
                        .map(number -> new ServerSideTool(Integer.parseInt(number)))
                        .toList());
        if (!parts[USAGE_NUMBERS].equals(NONE)) {
            usage.costInUsdTicks(Long.parseLong(parts[USAGE_NUMBERS]));
        }
        return usage.build();
    }
}
