// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import dev.filechat.observe.CallObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;

/**
 * Makes observers that report a client's calls to Micrometer, under the names of OpenTelemetry's conventions for
 * generative AI:
 *
 * <p>{@snippet :
 * FileChatClient client = FileChatClient.builder()
 *         .observer(FileChatObservation.observer(observationRegistry, meterRegistry))
 *         .build();
 * }
 *
 * <p>Each call is an observation, {@code gen_ai.client.operation} for chats and {@code xai.client.operation} for files,
 * with an event for each attempt that failed; the run of a tool is an observation {@code gen_ai.execute_tool} below the
 * chat that asked for it, and current while the tool runs. What handles the registry's observations makes timers and
 * spans of them; a handler that propagates traces adds its headers to what is sent to the service. Tokens, cost, bytes,
 * retries and the times of chunks are meters.
 *
 * <p>No observation and no meter has a key or content: no messages, no names of files, no arguments of tools, and of an
 * error its class alone. What an {@code ObservationFilter} takes away is not reported.
 */
public final class FileChatObservation {
    private FileChatObservation() {}

    /** Returns an observer that makes observations only, for the client's builder. Thread-safe. */
    public static CallObserver observer(ObservationRegistry observations) {
        return observer(observations, new CompositeMeterRegistry()); // one without registries counts nothing
    }

    /** Returns an observer that makes observations and meters too, for the client's builder. Thread-safe. */
    public static CallObserver observer(ObservationRegistry observations, MeterRegistry meters) {
        return new MicrometerObserver(
                Objects.requireNonNull(observations, "observations"), Objects.requireNonNull(meters, "meters"));
    }
}
