// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import dev.filechat.proto.BatchRequest;
import dev.filechat.proto.BatchResult;
import dev.filechat.proto.BatchResultData;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.internal.chat.ChatEngine;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;

/** Answers the requests of batches as chats are answered. Thread-safe. */
final class ItemAnswers {

    private final ChatEngine chat;

    ItemAnswers(ChatEngine chat) {
        this.chat = chat;
    }

    /** Returns what comes of a request: an answer, or why there is none. */
    BatchResult answer(BatchRequest request, int team, Runnable heartbeat) {
        String id = request.getBatchRequestId();
        if (!request.hasCompletionRequest()) {
            return failed(id, Status.UNIMPLEMENTED.withDescription("This fake answers only chats in batches."));
        }
        GetCompletionsRequest asked = request.getCompletionRequest();
        try {
            ChatRequest received = chat.receive(asked, ChatRequest.Kind.BATCH, team);
            BatchResultData data = BatchResultData.newBuilder()
                    .setCompletionResponse(
                            chat.answer(asked, received, heartbeat).whole())
                    .build();
            return BatchResult.newBuilder()
                    .setBatchRequestId(id)
                    .setResponse(data)
                    .build();
        } catch (StatusRuntimeException e) {
            heartbeat.run(); // ends the work of a cancelled call, whose failure is not the request's
            return failed(id, e.getStatus());
        } catch (IOException e) {
            return failed(id, Status.INTERNAL.withDescription("The fake failed: " + e));
        }
    }

    private static BatchResult failed(String id, Status status) {
        String why = status.getDescription() == null ? status.getCode().name() : status.getDescription();
        return StoredItem.failed(id, status.getCode().value(), why);
    }
}
