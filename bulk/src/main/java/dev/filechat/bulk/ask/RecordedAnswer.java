// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Usage;
import dev.filechat.internal.text.ServerText;
import java.util.Optional;

/**
 * An answer as a journal records it.
 *
 * @param text the text as the model wrote it
 * @param model the model that answered, as the service names it
 * @param responseId the service's id of the answer
 * @param finishReason why the model stopped
 * @param usage the usage with its cost; empty if the service did not report it
 * @param attempts the number of times that the question was asked about this version of the file, this time included;
 *     each of the others may be billed too
 * @param fileId the id that the file has, or had, on the service
 * @param sha256 the SHA-256 of the content in lower-case hexadecimal; empty if it was not computed
 */
public record RecordedAnswer(
        String text,
        String model,
        String responseId,
        FinishReason finishReason,
        Optional<Usage> usage,
        int attempts,
        String fileId,
        String sha256) {
    /** Refuses null, and less than one attempt. */
    public RecordedAnswer {
        requireNonNull(text, "text");
        requireNonNull(model, "model");
        requireNonNull(responseId, "responseId");
        requireNonNull(finishReason, "finishReason");
        requireNonNull(usage, "usage");
        requireNonNull(fileId, "fileId");
        requireNonNull(sha256, "sha256");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts + "; it must be 1 or more");
        }
    }

    /** {@return the answer as a text without a line break, for a journal of one's own} */
    public String toLine() {
        return AnswerLine.encode(this);
    }

    /**
     * {@return the answer of such a text}
     *
     * @throws IllegalArgumentException if {@link #toLine} did not make it
     */
    public static RecordedAnswer ofLine(String line) {
        return AnswerLine.decode(requireNonNull(line, "line"));
    }

    @Override
    public String toString() {
        return ServerText.escaped("RecordedAnswer[text=" + text + ", model=" + model + ", responseId=" + responseId
                + ", finishReason=" + finishReason + ", usage=" + usage + ", attempts=" + attempts + ", fileId="
                + fileId + ", sha256=" + sha256 + "]");
    }
}
