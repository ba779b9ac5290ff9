// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.internal.text.ServerText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The result of {@link FileChatClient#ask(String, String, java.nio.file.Path...)}. Immutable and thread-safe.
 *
 * @param response the whole answer
 * @param fileIds the ids that the files had while the question was asked, in the order of the files
 * @param notDeleted which of them could not be deleted afterwards; they expire by themselves within an hour
 */
public record Answer(ChatResponse response, List<String> fileIds, List<String> notDeleted) {
    /** Refuses null. */
    public Answer {
        requireNonNull(response, "response");
        fileIds = List.copyOf(fileIds);
        notDeleted = List.copyOf(notDeleted);
    }

    /** {@return the text of the answer, empty if there is none} */
    public String content() {
        return response.content();
    }

    /** {@return the usage of the question, if the service reported it} */
    public Optional<Usage> usage() {
        return response.usage();
    }

    /** {@return the full price in US dollars, exact; empty if the service did not report it} */
    public Optional<BigDecimal> costInUsd() {
        return response.costInUsd();
    }

    @Override
    public String toString() {
        return ServerText.escaped(
                "Answer[response=" + response + ", fileIds=" + fileIds + ", notDeleted=" + notDeleted + "]");
    }
}
