// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.options.ChatOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a call is made.
 *
 * @param timeout the time of the call with all its attempts
 * @param firstChunkTimeout how long is waited for the first chunk of a streamed answer; null: as long as the call may
 *     take
 * @param stallTimeout how long is waited for a sign of life: the next chunk of a stream, the answer of a call that has
 *     one, the connection to take a chunk of an upload
 * @param retries how often it is tried again, and after which delays
 * @param headers the headers of the call, beside those of the client
 */
public record CallSettings(
        Duration timeout,
        @Nullable Duration firstChunkTimeout,
        Duration stallTimeout,
        RetryPolicy retries,
        Map<String, String> headers) {
    /** The header by which the service finds the conversation's cached prompt. */
    private static final String CONVERSATION = "x-grok-conv-id";

    /** {@return the id of the conversation that is sent, null if none is} */
    @Nullable
    String conversationId() {
        return headers.get(CONVERSATION);
    }

    /** {@return how long is waited for the first chunk of a streamed answer} */
    public Duration firstChunk() {
        return firstChunkTimeout == null ? timeout : firstChunkTimeout;
    }

    /** {@return these settings with another timeout} */
    public CallSettings withTimeout(Duration other) {
        return new CallSettings(other, firstChunkTimeout, stallTimeout, retries, headers);
    }

    /** {@return these settings with another policy} */
    public CallSettings withRetries(RetryPolicy other) {
        return new CallSettings(timeout, firstChunkTimeout, stallTimeout, other, headers);
    }

    /**
     * {@return these settings where a chat has none of its own}
     *
     * @param conversationId the id by which the service finds the conversation's cached prompt; empty: none
     */
    public CallSettings overriddenBy(ChatOptions options, String conversationId) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (!conversationId.isEmpty()) {
            all.put(CONVERSATION, conversationId);
        }
        all.putAll(options.headers());
        return new CallSettings(
                options.timeout().orElse(timeout),
                options.firstChunkTimeout().orElse(firstChunkTimeout),
                options.stallTimeout().orElse(stallTimeout),
                options.retryPolicy().orElse(retries),
                all);
    }
}
