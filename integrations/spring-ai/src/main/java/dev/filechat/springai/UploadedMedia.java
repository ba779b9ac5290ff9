// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.StoredFile;
import java.net.URI;
import java.util.Optional;
import org.springframework.ai.content.Media;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Makes media of files that were uploaded to the service, for user messages:
 * {@code UserMessage.builder().text("Which risks?").media(UploadedMedia.file(stored)).build()}.
 */
public final class UploadedMedia {
    private static final String SCHEME = "filechat-file:";

    private UploadedMedia() {}

    /** {@return the file as media} */
    public static Media file(StoredFile file) {
        return media(MimeTypeUtils.APPLICATION_OCTET_STREAM, file.id(), file.name());
    }

    /** {@return the file as media} */
    public static Media file(String fileId) {
        return media(MimeTypeUtils.APPLICATION_OCTET_STREAM, fileId, "");
    }

    /** {@return the file as media that the model looks at as an image} */
    public static Media image(String fileId) {
        return media(MimeType.valueOf("image/*"), fileId, "");
    }

    private static Media media(MimeType type, String fileId, String name) {
        if (requireNonNull(fileId, "fileId").isBlank()) {
            throw new IllegalArgumentException("fileId is blank");
        }
        Media.Builder media = Media.builder().mimeType(type).id(fileId).data(URI.create(SCHEME + fileId));
        return name.isEmpty() ? media.build() : media.name(name).build();
    }

    /** {@return the id of the uploaded file that the media stands for, if it does} */
    static Optional<String> fileId(Media media) {
        return media.getData() instanceof String uri && uri.startsWith(SCHEME)
                ? Optional.of(uri.substring(SCHEME.length()))
                : Optional.empty();
    }
}
