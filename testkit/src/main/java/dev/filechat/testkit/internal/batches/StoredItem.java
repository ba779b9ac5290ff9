// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import com.google.rpc.Code;
import dev.filechat.proto.BatchRequest;
import dev.filechat.proto.BatchRequestMetadata;
import dev.filechat.proto.BatchRequestMetadata.State;
import dev.filechat.proto.BatchResult;
import dev.filechat.testkit.internal.wire.ProtoTimestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One request of a batch, and its outcome once it has one. Guarded by the lock of its batch. */
final class StoredItem {

    /** The name that the REST service has for chats. */
    static final String ENDPOINT = "/v1/chat/completions";

    private final BatchRequest request;
    private final Instant created;
    private State state = State.STATE_PENDING;
    private @Nullable BatchResult result;
    private @Nullable Instant finished;

    StoredItem(BatchRequest request, Instant created) {
        this.request = request;
        this.created = created;
    }

    BatchRequest request() {
        return request;
    }

    State state() {
        return state;
    }

    /** What came of it; null if nothing has yet. */
    @Nullable
    BatchResult result() {
        return result;
    }

    void finish(BatchResult outcome, Instant now) {
        result = outcome;
        finished = now;
        state = outcome.hasError() ? State.STATE_FAILED : State.STATE_SUCCEEDED;
    }

    void cancel(Instant now) {
        finished = now;
        state = State.STATE_CANCELLED;
    }

    long costInUsdTicks() {
        return result == null
                ? 0
                : result.getResponse().getCompletionResponse().getUsage().getCostInUsdTicks();
    }

    BatchRequestMetadata metadata() {
        BatchRequestMetadata.Builder metadata = BatchRequestMetadata.newBuilder()
                .setBatchRequestId(request.getBatchRequestId())
                .setEndpoint(request.hasCompletionRequest() ? ENDPOINT : "")
                .setModel(request.getCompletionRequest().getModel())
                .setState(state)
                .setCreateTime(ProtoTimestamps.of(created));
        if (finished != null) {
            metadata.setFinishTime(ProtoTimestamps.of(finished));
        }
        return metadata.build();
    }

    /** Returns the outcome of a request that failed. */
    static BatchResult failed(String id, int code, String message) {
        return BatchResult.newBuilder()
                .setBatchRequestId(id)
                .setError(com.google.rpc.Status.newBuilder()
                        .setCode(code == Code.OK_VALUE ? Code.UNKNOWN_VALUE : code)
                        .setMessage(message))
                .build();
    }
}
