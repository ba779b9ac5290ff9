// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads the body of a request or a response. */
final class JsonBody {

    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonBody() {}

    /** Throws an {@link IllegalArgumentException} if the body is not JSON. */
    static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
