// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;

/** Messages as JSON, as WireMock's gRPC extension has them, so that a matcher fits both. */
final class ProtoJson {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer();

    private ProtoJson() {}

    static String of(MessageOrBuilder message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("No message of the service has an Any, the only thing that may fail", e);
        }
    }
}
