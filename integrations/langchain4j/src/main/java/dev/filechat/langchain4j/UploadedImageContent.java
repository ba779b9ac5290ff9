// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.StoredFile;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.ImageContent;

/**
 * An image that was uploaded, in a message of the user. Immutable and thread-safe.
 *
 * <p>It is an {@link ImageContent} with the URL {@code filechat-file:<id>}, for the same reasons as
 * {@link UploadedFileContent}.
 */
public final class UploadedImageContent extends ImageContent {
    private UploadedImageContent(String fileId, DetailLevel detailLevel) {
        super(Image.builder().url(FileUri.of(fileId)).build(), detailLevel);
    }

    /** {@return the content of an uploaded image, at the detail that the service chooses} */
    public static UploadedImageContent of(StoredFile file) {
        return of(requireNonNull(file, "file").id());
    }

    /** {@return the content of the uploaded image with this id, at the detail that the service chooses} */
    public static UploadedImageContent of(String fileId) {
        return of(fileId, DetailLevel.AUTO);
    }

    /**
     * {@return the content of the uploaded image with this id}
     *
     * @param fileId the file's id on the service
     * @param detailLevel the detail at which the model looks at it: low, high, or auto
     * @throws IllegalArgumentException if the id is blank
     */
    public static UploadedImageContent of(String fileId, DetailLevel detailLevel) {
        return new UploadedImageContent(fileId, detailLevel);
    }

    /** {@return the file's id on the service} */
    public String fileId() {
        return FileUri.fileId(image().url()).orElseThrow();
    }

    /** {@return the file's id and the detail} */
    @Override
    public String toString() {
        return "UploadedImageContent[fileId=" + fileId() + ", detailLevel=" + detailLevel() + "]";
    }
}
