// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.spi.TransportException;

/** How a recorded stream ended. */
final class Ending {

    private Ending() {}

    /** Returns if it ended well. */
    static void check(JsonNode line) throws TransportException {
        if (line.has("failure")) {
            throw RecordedFailure.from(line.path("failure"));
        }
        if (!line.path("complete").asBoolean()) {
            throw new AssertionError("The code reads on after the point where it closed the stream when call "
                    + line.path("call").asInt() + ", " + line.path("method").asText() + ", was recorded");
        }
    }
}
