// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responses;

import dev.filechat.proto.DeferredStatus;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetDeferredCompletionResponse;
import dev.filechat.testkit.internal.answer.DeferredPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** One response that is to be fetched later. Safe for use by several threads. */
public final class Deferred {

    /** The fake's choice, as the service documents none: a response can be fetched for this time. */
    static final Duration KEPT = Duration.ofHours(24);

    private final int team;
    private final GetChatCompletionResponse response;
    private final DeferredPlan plan;
    private final Instant started;
    private final AtomicInteger polls = new AtomicInteger();

    public Deferred(int team, GetChatCompletionResponse response, DeferredPlan plan, Instant started) {
        this.team = team;
        this.response = response;
        this.plan = plan;
        this.started = started;
    }

    int team() {
        return team;
    }

    Instant started() {
        return started;
    }

    /** About how many bytes it takes. */
    long size() {
        return response.getSerializedSize();
    }

    GetDeferredCompletionResponse poll(Instant now) {
        GetDeferredCompletionResponse.Builder answer = GetDeferredCompletionResponse.newBuilder();
        if (!now.isBefore(started.plus(KEPT))) {
            return answer.setStatus(DeferredStatus.EXPIRED).build();
        }
        boolean pending = polls.getAndIncrement() < plan.pendingPolls || now.isBefore(started.plus(plan.pendingFor));
        if (pending) {
            return answer.setStatusValue(plan.pendingStatus).build();
        }
        answer.setStatus(plan.end);
        if (plan.end == DeferredStatus.DONE) {
            answer.setResponse(response);
        }
        return answer.build();
    }
}
