// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.FileChatClientBuilder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code host:port}; an IPv6 address is in brackets. */
record Endpoint(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([^]]+)]|([^:\\[\\]]+)):(\\d{1,5})");
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|::1");

    static Endpoint parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "--endpoint is \"" + text + "\"; it must be a host and a port, such as localhost:50051");
        }
        return new Endpoint(form.group(1) != null ? form.group(1) : form.group(2), Integer.parseInt(form.group(3)));
    }

    /** Only what does not leave this machine goes without TLS. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    FileChatClientBuilder on(FileChatClientBuilder builder) {
        FileChatClientBuilder there = builder.endpoint(host, port);
        return isLoopback() ? there.plaintext() : there;
    }
}
