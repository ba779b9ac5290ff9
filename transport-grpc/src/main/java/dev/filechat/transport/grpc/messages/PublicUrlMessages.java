// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.proto.CreatePublicUrlRequest;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.RevokePublicUrlResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Public URLs of files, and the requests for them. Stateless and thread-safe. */
public final class PublicUrlMessages {
    private PublicUrlMessages() {}

    /**
     * {@return the message that asks for a URL}
     *
     * @param fileId the file
     * @param expiresAfter the time until the URL ends; null for the end of the file
     */
    public static CreatePublicUrlRequest toMessage(String fileId, @Nullable Duration expiresAfter) {
        CreatePublicUrlRequest.Builder message =
                CreatePublicUrlRequest.newBuilder().setFileId(fileId);
        if (expiresAfter != null) {
            message.setExpiresAfter(expiresAfter.toSeconds());
        }
        return message.build();
    }

    /** {@return the URL of a message} An end out of the range of {@link java.time.Instant} is left out. */
    public static PublicUrl fromMessage(CreatePublicUrlResponse message) {
        return PublicUrl.of(
                message.getPublicUrl(), message.hasExpiresAt() ? Timestamps.fromMessage(message.getExpiresAt()) : null);
    }

    /** {@return the result of a message} */
    public static RevokedUrl fromMessage(RevokePublicUrlResponse message) {
        return RevokedUrl.of(
                message.getFileId(), message.getRevoked(), message.hasPublicUrl() ? message.getPublicUrl() : null);
    }
}
