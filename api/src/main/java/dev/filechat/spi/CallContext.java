// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.calls.ResponseMetadata;
import java.util.Map;

/** One attempt of one call, as the client sees it. Thread-safe. */
public interface CallContext {
    /** {@return the time that is left for the attempt, in nanoseconds; 0 or less if it is over} */
    long remainingNanos();

    /**
     * {@return the time that the attempt, once it was sent, may wait at one place for a sign of life, in nanoseconds:
     * for something of the next message of a stream, for the answer of a call that has one, or for the connection to
     * take a chunk (as many times as long as there are calls that share the connection, and twice as long as that for
     * the answer of an upload)} To be called when a wait begins.
     */
    long patienceNanos();

    /** {@return the key of this attempt, which goes as {@code authorization: Bearer KEY} with it, in plaintext too} */
    ApiKey apiKey();

    /** {@return the number of this attempt: 1 for the first, 2 for the second} */
    int attempt();

    /** {@return headers to send with this call, beside those of {@link TransportSettings#headers}} Default: none. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /**
     * Takes the headers and trailers of the service's answer, as far as they have come: of a stream the headers, and at
     * its end all of them; of another call all of them, before the call returns. Called again, it replaces them. What a
     * refused call brought goes into its {@link TransportException}. The default does nothing.
     *
     * @param metadata made by {@link ResponseMetadata#received}
     */
    default void received(ResponseMetadata metadata) {}

    /**
     * Registers an action that runs when the call is cancelled: once, on any thread, at once if it is cancelled
     * already. It must not block. It replaces the action registered before, so that an attempt leaves nothing behind.
     */
    void onCancel(Runnable action);
}
