// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.TransportException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;

/** The recorded bytes of a file; the same number of zeros if only their hash was recorded. */
final class ReplayedContent implements ContentStream {

    private final JsonNode line;
    private final Iterator<JsonNode> chunks;
    private ByteArrayInputStream chunk = new ByteArrayInputStream(new byte[0]);
    private long left;

    ReplayedContent(JsonNode line) {
        this.line = line;
        this.chunks = line.path("chunks").elements();
        this.left = line.path("size").asLong();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws TransportException {
        if (left == 0) {
            Ending.check(line);
            return -1;
        }
        int read = (int) Math.min(left, length);
        if (line.has("chunks")) {
            if (chunk.available() == 0) {
                chunk = new ByteArrayInputStream(
                        Base64.getDecoder().decode(chunks.next().asText()));
            }
            read = chunk.read(buffer, offset, read);
        } else {
            Arrays.fill(buffer, offset, offset + read, (byte) 0);
        }
        left -= read;
        return read;
    }

    @Override
    public void close() {}
}
