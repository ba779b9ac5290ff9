// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a user may add to every call. */
public final class HeaderRule {
    private static final Pattern NAME = Pattern.compile("[0-9a-z_.-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

    /** The service ends a call with one of these as malformed (RFC 9113, 8.2.2). */
    private static final Set<String> CONNECTION = Set.of(
            "connection", "http2-settings", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade");

    private HeaderRule() {}

    /**
     * Refuses headers that gRPC would refuse or drop, and those that the user must not set. The message does not hold
     * the value.
     */
    public static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The header name \"" + ServerText.printable(name)
                    + "\" may have only lower-case letters, digits, '-', '_' and '.'");
        }
        if (name.equals("authorization")) {
            throw new IllegalArgumentException("The header authorization is the API key's; set it with apiKey(...)");
        }
        if (CONNECTION.contains(name)) {
            throw new IllegalArgumentException("The header " + name + " is about the connection; HTTP/2 forbids it");
        }
        if (name.startsWith("grpc-")
                || name.endsWith("-bin")
                || name.equals("content-type")
                || name.equals("content-length")
                || name.equals("host")
                || name.equals("user-agent")) {
            throw new IllegalArgumentException("The header " + name + " is the transport's own");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("The value of the header " + name + " may have only printable ASCII");
        }
    }
}
