// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.errors.StatusCode;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import java.time.Duration;

/** Failures of a transport, as JSON. Their causes are not kept. */
final class RecordedFailure {

    private RecordedFailure() {}

    static JsonNode of(TransportException failure) {
        var json = CassetteJson.object()
                .put("kind", failure.kind().name())
                .put("status", failure.status().name())
                .put("delivery", failure.delivery().name())
                .put("message", failure.getMessage());
        failure.retryDelay().ifPresent(delay -> json.put("retryDelay", delay.toString()));
        return json;
    }

    static TransportException from(JsonNode json) {
        return new TransportException(
                Kind.valueOf(json.path("kind").asText()),
                StatusCode.valueOf(json.path("status").asText()),
                Delivery.valueOf(json.path("delivery").asText()),
                json.has("retryDelay") ? Duration.parse(json.path("retryDelay").asText()) : null,
                json.path("message").asText(),
                null);
    }
}
