// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.batches;

import dev.filechat.batches.ItemOutcome;
import dev.filechat.errors.StatusCode;
import dev.filechat.proto.BatchResult;
import dev.filechat.proto.BatchResultData;
import dev.filechat.transport.grpc.messages.ResponseMessages;
import org.jspecify.annotations.Nullable;

/** Outcomes of batches. Stateless and thread-safe. */
public final class OutcomeMessages {
    private OutcomeMessages() {}

    /** {@return the outcome of a message; null if it has none} */
    public static @Nullable ItemOutcome fromMessage(BatchResult message) {
        String id = message.getBatchRequestId();
        return switch (message.getResultCase()) {
            case RESPONSE -> answered(id, message.getResponse());
            case ERROR ->
                new ItemOutcome.Failed(
                        id,
                        status(message.getError().getCode()),
                        message.getError().getMessage());
            case RESULT_NOT_SET -> null;
        };
    }

    private static ItemOutcome answered(String id, BatchResultData data) {
        return switch (data.getResponseCase()) {
            case COMPLETION_RESPONSE ->
                new ItemOutcome.Answered(id, ResponseMessages.fromMessage(data.getCompletionResponse()));
            case IMAGE_RESPONSE -> new ItemOutcome.Other(id, "image_response");
            case VIDEO_RESPONSE -> new ItemOutcome.Other(id, "video_response");
            case RESPONSE_NOT_SET -> new ItemOutcome.Other(id, "");
        };
    }

    private static StatusCode status(int number) {
        StatusCode[] all = StatusCode.values();
        return number >= 0 && number < all.length ? all[number] : StatusCode.UNKNOWN;
    }
}
