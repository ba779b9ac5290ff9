// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that is ready to be sent. For the fake itself, not for its users. */
public final class PreparedAnswer {

    private static final Refusal BROKEN =
            Refusal.of(Status.Code.UNAVAILABLE, "The script ends the answer here, in the middle.");

    private final Draft draft;
    private final Completion completion;

    public PreparedAnswer(Draft draft, Completion completion) {
        this.draft = draft;
        this.completion = completion;
    }

    /** Whether all of it is said. */
    public boolean complete() {
        return draft.failure == null && draft.breakAfter == Integer.MAX_VALUE;
    }

    public DeferredPlan deferred() {
        return draft.deferred;
    }

    /**
     * Returns the time to wait before anything.
     *
     * @return zero or more
     */
    public Duration initialDelay() {
        return draft.initialDelay;
    }

    /**
     * Returns the time to wait between two chunks.
     *
     * @return zero or more
     */
    public Duration delay() {
        return draft.delay;
    }

    /**
     * Returns the whole answer.
     *
     * @return the response
     * @throws StatusRuntimeException if the answer is a refusal, or breaks off
     */
    public GetChatCompletionResponse whole() {
        if (draft.failure != null) {
            throw draft.failure.toException();
        }
        if (draft.breakAfter != Integer.MAX_VALUE) {
            throw BROKEN.toException();
        }
        return completion.whole();
    }

    /**
     * Returns the pieces of the answer.
     *
     * @return what is to be sent before {@link #failure}
     */
    public List<GetChatCompletionChunk> chunks() {
        if (draft.failure != null) {
            return List.of();
        }
        List<GetChatCompletionChunk> all = completion.chunks();
        return all.subList(0, Math.min(all.size(), draft.breakAfter));
    }

    /**
     * Returns with what the stream ends.
     *
     * @return the status, or nothing if all is well
     */
    public Optional<StatusRuntimeException> failure() {
        @Nullable
        Refusal refusal = draft.failure == null && draft.breakAfter != Integer.MAX_VALUE ? BROKEN : draft.failure;
        return Optional.ofNullable(refusal).map(Refusal::toException);
    }
}
