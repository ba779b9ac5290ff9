// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.observe;

import dev.filechat.observe.CallOperation;
import dev.filechat.spi.CompletionRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a call is about, for its messages and its observers.
 *
 * @param operation what it does
 * @param description what it does in words, as the beginning of a sentence: {@code Uploading "a.txt"}
 * @param model the model that is asked
 * @param request the request of a chat
 * @param fileName the name of the file that is uploaded
 * @param fileSize its size, if that is known before it is read
 * @param fileId the file that it is about
 */
public record CallDetails(
        CallOperation operation,
        String description,
        @Nullable String model,
        @Nullable CompletionRequest request,
        @Nullable String fileName,
        OptionalLong fileSize,
        @Nullable String fileId) {

    /** Describes a call that is about no file and no model. */
    public static CallDetails of(CallOperation operation, String description) {
        return new CallDetails(operation, description, null, null, null, OptionalLong.empty(), null);
    }

    /** Describes a call about a stored file. */
    public static CallDetails ofFile(CallOperation operation, String description, String fileId) {
        return new CallDetails(operation, description, null, null, null, OptionalLong.empty(), fileId);
    }

    /** Describes a call that asks a model and has no request of its own. */
    public static CallDetails ofModel(CallOperation operation, String description, String model) {
        return new CallDetails(operation, description, model, null, null, OptionalLong.empty(), null);
    }

    /** Describes an upload. */
    public static CallDetails ofUpload(String description, String fileName, OptionalLong fileSize) {
        return new CallDetails(CallOperation.UPLOAD_FILE, description, null, null, fileName, fileSize, null);
    }

    /** Describes a question. */
    public static CallDetails ofChat(CallOperation operation, String description, CompletionRequest request) {
        return new CallDetails(operation, description, request.model(), request, null, OptionalLong.empty(), null);
    }
}
