// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

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
import java.util.List;

/**
 * Reads a file of requests: on each line a BatchRequest as the JSON form of protobuf has it. That is the fake's choice,
 * as the form of the service's own files is not documented in full.
 */
final class JsonLines {

    private JsonLines() {}

    static List<BatchRequest> read(StoredContent content) throws IOException {
        List<BatchRequest> requests = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    requests.add(request(line, number));
                }
            }
        }
        InvalidRequest.unless(!requests.isEmpty(), "The input file has no requests.");
        return requests;
    }

    private static BatchRequest request(String line, int number) {
        BatchRequest.Builder request = BatchRequest.newBuilder();
        try {
            JsonFormat.parser().merge(line, request);
        } catch (InvalidProtocolBufferException e) {
            throw InvalidRequest.of("Line " + number + " of the input file is no request: " + e.getMessage());
        }
        InvalidRequest.unless(
                !request.getBatchRequestId().isBlank() && request.hasCompletionRequest(),
                "Line " + number + " of the input file lacks batch_request_id or completion_request.");
        return request.build();
    }
}
