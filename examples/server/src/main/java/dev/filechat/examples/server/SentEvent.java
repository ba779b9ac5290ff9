// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

/** A server-sent event. */
record SentEvent(String name, String data) {
    /** The name of the last event of an answer. */
    static final String END = "end";

    /** A comment, which the page passes over: writing it shows whether the browser is still there. */
    static final String PING = ":\n\n";

    static SentEvent end(String how) {
        return new SentEvent(END, how);
    }

    /** {@return the event as it is sent: a line break in the data begins a new line of data} */
    String text() {
        return "event: " + name + "\ndata: " + String.join("\ndata: ", data.split("\r\n|\r|\n", -1)) + "\n\n";
    }
}
