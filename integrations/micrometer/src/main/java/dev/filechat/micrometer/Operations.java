// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import dev.filechat.observe.CallOperation;
import dev.filechat.observe.ObservedCall;
import java.util.Locale;

/**
 * What the operations are called. OpenTelemetry's integration has the same names in a class of its own: one in common
 * would be public API of {@code dev.filechat.observe} that binds it to conventions in development.
 */
final class Operations {
    private Operations() {}

    /** Whether the conventions of generative AI are about it. */
    static boolean isOfChat(CallOperation operation) {
        return operation.service().equals("Chat");
    }

    /** The name, with no parts that differ from call to call. */
    static String name(CallOperation operation) {
        return switch (operation) {
            case CHAT, CHAT_STREAM -> "chat";
            case UPLOAD_FILE -> "xai.file.upload";
            case DOWNLOAD_FILE -> "xai.file.download";
            case LIST_FILES -> "xai.file.list";
            case GET_FILE -> "xai.file.get";
            case DELETE_FILE -> "xai.file.delete";
            case CREATE_PUBLIC_URL -> "xai.file.create_public_url";
            case REVOKE_PUBLIC_URL -> "xai.file.revoke_public_url";
            default -> (isOfChat(operation) ? "" : "xai.") + operation.name().toLowerCase(Locale.ROOT);
        };
    }

    static String contextualName(ObservedCall call) {
        String name = name(call.operation());
        return call.model().map(model -> name + " " + model).orElse(name);
    }

    /** Whether an answer of the operation is billed by it: one that is fetched again is not. */
    static boolean isBilled(CallOperation operation) {
        return operation != CallOperation.GET_STORED_CHAT;
    }
}
