// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

// snippet: events
/** Server-sent events. */
final class EventStream {
    private final OutputStream out; // a writer would hide that the browser is gone

    EventStream(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(UTF_8);
        response.setHeader("Cache-Control", "no-store");
        out = response.getOutputStream();
    }

    void send(String event, String text) throws IOException {
        String lines = text.replaceAll("\\R", "\ndata: ");
        out.write(("event: " + event + "\ndata: " + lines + "\n\n").getBytes(UTF_8));
        out.flush();
    }
}
// end
