// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import dev.filechat.FileChatClient;
import dev.filechat.benchmarks.contenders.Address;
import dev.filechat.benchmarks.server.ChunkBurst;
import dev.filechat.benchmarks.server.ServerKind;
import dev.filechat.benchmarks.server.ServerProcess;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.micrometer.FileChatObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.opentelemetry.FileChatTelemetry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Streamed answers, read by one thread: with no observer, with that for OpenTelemetry and with that for Micrometer.
 * Spans are recorded and thrown away, metrics are kept in memory, nothing is exported.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls start() first
public class TelemetryBenchmark {
    /** How many answers one operation reads. */
    @Param("20")
    public int answers;

    /** How many chunks an answer has. */
    @Param("2000")
    public int chunks;

    private ServerProcess server;
    private OpenTelemetrySdk sdk;
    private FileChatClient off;
    private FileChatClient withOpenTelemetry;
    private FileChatClient withMicrometer;

    /** Starts the server and connects to it. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        server = ServerProcess.start(ServerKind.BARE, false);
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(InMemoryMetricReader.create())
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        Address address = Address.of(server, "grpc-netty");
        off = address.client();
        withOpenTelemetry = observed(address, FileChatTelemetry.create(sdk));
        withMicrometer = observed(address, FileChatObservation.observer(observations, meters));
    }

    private static FileChatClient observed(Address address, CallObserver observer) {
        return address.configure(FileChatClient.builder()).observer(observer).build();
    }

    /** Ends them. */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        for (FileChatClient client : List.of(off, withOpenTelemetry, withMicrometer)) {
            client.close();
        }
        sdk.close();
        server.close();
    }

    /** No observer. */
    @Benchmark
    public long off() {
        return read(off);
    }

    /** The observer for OpenTelemetry. */
    @Benchmark
    public long openTelemetry() {
        return read(withOpenTelemetry);
    }

    /** The observer for Micrometer. */
    @Benchmark
    public long micrometer() {
        return read(withMicrometer);
    }

    private long read(FileChatClient client) {
        long characters = 0;
        for (int i = 0; i < answers; i++) {
            try (ChatStream stream = client
                    .chat()
                    .create("grok-4.5", ChatOptions.builder().maxTokens(chunks).build())
                    .append(Message.user("Go on."))
                    .stream()) {
                for (ChatChunk chunk : stream) {
                    characters += chunk.content().length();
                }
            }
        }
        long sent = (long) answers * chunks * ChunkBurst.WORD.length();
        if (characters != sent) {
            throw new IllegalStateException(characters + " characters came of " + sent);
        }
        return characters;
    }
}
