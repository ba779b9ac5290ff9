// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.filechat.testkit.RecordedRequest;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How calls are told, a line for each. */
enum CallPrinter {
    /** For people. */
    text {
        @Override
        String line(RecordedRequest call) {
            return "%s %s (%,d bytes in, %,d out)".formatted(time(call), call, call.bytesReceived(), call.bytesSent());
        }
    },
    /** For programs. */
    json {
        @Override
        String line(RecordedRequest call) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("time", time(call));
            fields.put("number", call.number());
            fields.put("method", call.method());
            call.keyIndex().ifPresent(index -> fields.put("key", index));
            fields.put("description", call.description());
            fields.put("status", call.status().map(Enum::name).orElse(""));
            if (!call.statusMessage().isEmpty()) {
                fields.put("message", call.statusMessage());
            }
            fields.put("millis", call.elapsed().toMillis());
            fields.put("messagesSent", call.messagesSent());
            fields.put("bytesReceived", call.bytesReceived());
            fields.put("bytesSent", call.bytesSent());
            try {
                return JSON.writeValueAsString(fields);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Texts and numbers are always JSON", e);
            }
        }
    },
    /** Not at all. */
    none {
        @Override
        String line(RecordedRequest call) {
            return "";
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    abstract String line(RecordedRequest call);

    /** When it came. */
    private static String time(RecordedRequest call) {
        return TIME.format(call.receivedAt());
    }

    Consumer<RecordedRequest> to(PrintStream out) {
        return call -> {
            if (this != none) {
                out.println(line(call));
                out.flush();
            }
        };
    }
}
