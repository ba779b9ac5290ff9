// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.filechat.proto.BatchRequest;
import dev.filechat.testkit.internal.store.StoredContent;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file of requests. A line is what the REST API takes, {@code {"custom_id", "method", "url", "body"}}, or, by
 * the fake's choice, a BatchRequest in the JSON form of protobuf. What is wrong is said with the number of the line.
 */
final class JsonLines {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonLines() {}

    static List<BatchRequest> read(StoredContent content) throws IOException {
        List<BatchRequest> requests = new ArrayList<>();
        Map<String, Integer> lineOfId = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    BatchRequest request = request(line, number);
                    Integer earlier = lineOfId.put(request.getBatchRequestId(), number);
                    check(
                            earlier == null,
                            number,
                            "repeats the id '" + request.getBatchRequestId() + "' of line " + earlier + ".");
                    requests.add(request);
                }
            }
        }
        InvalidRequest.unless(!requests.isEmpty(), "The input file has no requests.");
        return requests;
    }

    private static BatchRequest request(String line, int number) {
        try {
            JsonNode json = MAPPER.readTree(line);
            check(json.isObject(), number, "is no JSON object.");
            return json.has("batch_request_id") || json.has("batchRequestId")
                    ? protobuf(line, number)
                    : rest(json, number);
        } catch (JsonProcessingException e) {
            throw wrong(number, "is no JSON: " + e.getOriginalMessage());
        }
    }

    private static BatchRequest rest(JsonNode json, int number) {
        String id = json.path("custom_id").asText();
        check(!id.isBlank(), number, "lacks custom_id.");
        check(json.path("method").asText().equals("POST"), number, "must have the method POST.");
        String url = json.path("url").asText();
        check(
                url.equals(StoredItem.ENDPOINT),
                number,
                "has the url '" + url + "'; this fake answers only " + StoredItem.ENDPOINT + ".");
        check(json.path("body").isObject(), number, "lacks body.");
        try {
            return BatchRequest.newBuilder()
                    .setBatchRequestId(id)
                    .setCompletionRequest(RestChat.toMessage(json.path("body")))
                    .build();
        } catch (IllegalArgumentException e) {
            throw wrong(number, "is no request: " + e.getMessage());
        }
    }

    private static BatchRequest protobuf(String line, int number) {
        BatchRequest.Builder request = BatchRequest.newBuilder();
        try {
            JsonFormat.parser().merge(line, request);
        } catch (InvalidProtocolBufferException e) {
            throw wrong(number, "is no request: " + e.getMessage());
        }
        check(!request.getBatchRequestId().isBlank(), number, "lacks batch_request_id.");
        check(request.hasCompletionRequest(), number, "lacks completion_request.");
        return request.build();
    }

    private static void check(boolean holds, int number, String what) {
        if (!holds) {
            throw wrong(number, what);
        }
    }

    private static RuntimeException wrong(int number, String what) {
        return InvalidRequest.of("Line " + number + " of the input file " + what);
    }
}
