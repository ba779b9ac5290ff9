// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.StoredFile;
import java.util.List;

/** The result of {@code --json}: one object in one line, in ASCII, so that no terminal is controlled by it. */
final class JsonResult {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonResult() {}

    static String answer(String model, List<StoredFile> files, ChatResponse response) {
        ObjectNode result = JSON.createObjectNode();
        result.put("answer", response.content());
        result.put("model", model);
        ArrayNode names = result.putArray("files");
        files.forEach(file -> names.addObject().put("name", file.name()).put("bytes", file.size()));
        response.usage().ifPresent(usage -> {
            result.putObject("usage")
                    .put("promptTokens", usage.promptTokens())
                    .put("completionTokens", usage.completionTokens())
                    .put("totalTokens", usage.totalTokens());
            usage.costInUsd().ifPresent(usd -> result.put("costInUsd", usd));
        });
        return line(result);
    }

    static String error(int exitCode, String message) {
        ObjectNode result = JSON.createObjectNode();
        result.putObject("error").put("message", message).put("exitCode", exitCode);
        return line(result);
    }

    private static String line(ObjectNode result) {
        try {
            return JSON.writeValueAsString(result) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
