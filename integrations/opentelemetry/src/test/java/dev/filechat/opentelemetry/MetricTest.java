// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.responses.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

/** The metrics of real calls. */
class MetricTest extends ObservedCalls {
    @Test
    void aChatIsCountedInMetrics() {
        xai.chat()
                .whenAnything()
                .reply("Three.")
                .usage(Usage.builder()
                        .promptTokens(20)
                        .completionTokens(7)
                        .reasoningTokens(30)
                        .build())
                .costInUsdTicks(25_000_000L);
        try (FileChatClient client = client()) {
            client.chat().create("grok-4.5").append(user("Which risks?")).sample();
        }

        assertThat(telemetry.metric("gen_ai.client.operation.duration").getUnit())
                .isEqualTo("s");
        HistogramPointData duration =
                telemetry.histogram("gen_ai.client.operation.duration").getFirst();
        assertThat(duration.getCount()).isEqualTo(1);
        assertThat(duration.getBoundaries()).startsWith(0.01, 0.02).endsWith(81.92);
        assertThat(map(duration.getAttributes()))
                .containsEntry("gen_ai.operation.name", "chat")
                .containsEntry("gen_ai.provider.name", "x_ai")
                .containsEntry("gen_ai.request.model", "grok-4.5")
                .containsKeys("gen_ai.response.model", "server.address", "server.port")
                .doesNotContainKey("error.type");
        assertThat(telemetry.histogram("gen_ai.client.token.usage"))
                .extracting(
                        point -> point.getAttributes().get(AttributeKey.stringKey("gen_ai.token.type")),
                        HistogramPointData::getSum)
                .containsExactlyInAnyOrder(tuple("input", 20.0), tuple("output", 37.0));
        assertThat(telemetry.metric("xai.client.cost").getDoubleSumData().getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getValue()).isCloseTo(0.0025, within(1e-12)));
    }

    @Test
    void aStreamedChatHasTheTimesOfItsChunks() {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.");
        int chunks = 0;
        try (FileChatClient client = client();
                ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
            for (var ignored : stream) {
                chunks++;
            }
        }

        SpanData span = telemetry.span("chat grok-4.5");
        assertThat(attributes(span)).containsEntry("gen_ai.request.stream", true);
        assertThat((double) attributes(span).get("gen_ai.response.time_to_first_chunk"))
                .isPositive()
                .isLessThan((span.getEndEpochNanos() - span.getStartEpochNanos()) / 1e9);
        assertThat(telemetry.histogram("gen_ai.client.operation.time_to_first_chunk"))
                .singleElement()
                .satisfies(point -> assertThat(point.getCount()).isEqualTo(1));
        assertThat(telemetry
                        .histogram("gen_ai.client.operation.time_per_output_chunk")
                        .getFirst()
                        .getCount())
                .isEqualTo(chunks - 1)
                .isPositive();
    }
}
