// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.FileChatClient;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.testkit.FakeXai;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** Calls of a fake over TCP whose spans and metrics are kept. */
abstract class ObservedCalls {
    static final String CANARY = "canary-7f3a";

    final Telemetry telemetry = new Telemetry();
    final FakeXai xai = FakeXai.start();

    @AfterEach
    void close() {
        xai.close();
        telemetry.close();
    }

    FileChatClient client() {
        return client(builder -> builder);
    }

    FileChatClient client(UnaryOperator<FileChatTelemetry.Builder> settings) {
        return xai.configure(FileChatClient.builder())
                .observer(settings.apply(
                                FileChatTelemetry.builder(telemetry.sdk()).environment(variable -> null))
                        .build())
                .build();
    }

    static Map<String, Object> attributes(SpanData span) {
        return map(span.getAttributes());
    }

    static Map<String, Object> map(Attributes attributes) {
        Map<String, Object> map = new TreeMap<>();
        attributes.forEach((key, value) -> map.put(key.getKey(), value));
        return map;
    }

    static RunnableTool weather(UnaryOperator<String> run) {
        return RunnableTool.of(
                FunctionTool.of("weather", "The weather of a city", "{\"type\":\"object\"}"),
                (arguments, context) -> run.apply(arguments));
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
