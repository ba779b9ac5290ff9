// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import io.grpc.Metadata;
import java.util.Locale;
import java.util.Set;

/**
 * How an answer stands in WireMock's response. One message and a status are written as WireMock's gRPC extension does.
 */
final class AnswerFormat {

    /** The header with the name of the status, which is the extension's, too. */
    static final String STATUS = "grpc-status-name";

    /** The header with the message of the status, which is the extension's, too. */
    static final String REASON = "grpc-status-reason";

    /** Before the name of each trailer. */
    static final String TRAILER_PREFIX = "grpc-trailer-";

    /** In the elements of a body that is an array: a message. */
    static final String MESSAGE = "message";

    /** In the elements of a body that is an array: the time before the next message. */
    static final String PAUSE = "pauseMilliseconds";

    /** What WireMock adds, and the headers about the body as JSON, are no metadata of the call. */
    private static final Set<String> NOT_METADATA =
            Set.of(STATUS, REASON, "matched-stub-id", "matched-stub-name", "content-type", "content-encoding");

    private AnswerFormat() {}

    static boolean isMetadata(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return !NOT_METADATA.contains(name) && !name.startsWith(TRAILER_PREFIX);
    }

    static Metadata.Key<String> metadataKey(String name) {
        if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
            throw new IllegalArgumentException("metadata " + name + " is binary, and only text can be stubbed");
        }
        try {
            return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + name + "\" is not a name of metadata: " + e.getMessage(), e);
        }
    }
}
