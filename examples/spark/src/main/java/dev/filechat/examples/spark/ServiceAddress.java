// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.spark;

import dev.filechat.FileChatClientBuilder;
import dev.filechat.spark.ClientSetup;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the service is: {@code host:port}; an IPv6 address is in brackets. */
record ServiceAddress(String host, int port) implements ClientSetup {
    private static final Pattern FORM = Pattern.compile("(?:\\[([^]]+)]|([^:\\[\\]]+)):(\\d{1,5})");
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|::1");

    static ServiceAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "--endpoint is \"" + text + "\"; it must be a host and a port, such as localhost:50051");
        }
        String host = form.group(1) != null ? form.group(1) : form.group(2);
        return new ServiceAddress(host, Integer.parseInt(form.group(3)));
    }

    /** Only what does not leave this machine goes without TLS. */
    @Override
    public void configure(FileChatClientBuilder client) {
        client.endpoint(host, port);
        if (LOOPBACK.matcher(host).matches()) {
            client.plaintext();
        }
    }
}
