// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.filechat.proto.CompactContextRequest;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.collections.UpdateDocumentRequest;
import dev.filechat.testkit.internal.wire.ReceivedUploadMessage;

/** What a request says, in a few words. Uploads and chat requests have classes of their own. */
final class RequestDetails {

    private RequestDetails() {}

    static String of(Object message) {
        return switch (message) {
            case ReceivedUploadMessage upload -> "";
            case GetCompletionsRequest chat -> "";
            case CompactContextRequest compact -> compact.getInputCount() + " messages";
            case UpdateDocumentRequest update ->
                TextFormat.printer()
                                .shortDebugString(update.toBuilder().clearData().build())
                        + (update.hasData() ? " data: " + update.getData().size() + " bytes" : "");
            case Message other -> TextFormat.printer().shortDebugString(other);
            default -> "";
        };
    }
}
