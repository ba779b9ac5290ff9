// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.files.StoredFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/** One part of a {@link Message}: a text, an image or a file. Immutable and thread-safe. */
public sealed interface Content permits TextContent, ImageContent, FileContent {
    /** {@return a text} */
    static TextContent text(String text) {
        return new TextContent(text);
    }

    /** {@return an image that the service fetches, see {@link #image(String)}} */
    static ImageContent image(URI url) {
        return image(Objects.requireNonNull(url, "url").toString());
    }

    /**
     * {@return an image that the service fetches, at the detail that it chooses}
     *
     * @param url an {@code http}, {@code https} or base64 {@code data:} URL of a PNG or JPEG; the service's limit is
     *     10 MiB
     */
    static ImageContent image(String url) {
        return new ImageContent(new ImageRef.Url(url), ImageDetail.AUTO);
    }

    /**
     * {@return an image whose bytes go with the message, at the detail that the service chooses}
     *
     * @param image a PNG or a JPEG, recognized by its first bytes; 10 MiB at most, the service's limit
     * @throws IllegalArgumentException if it is neither, or too large
     */
    static ImageContent image(byte[] image) {
        return image(ImageBytes.dataUrl(Objects.requireNonNull(image, "image"), "The image"));
    }

    /**
     * {@return an image whose bytes go with the message, read now, at the detail that the service chooses}
     *
     * @param path a PNG or a JPEG, recognized by its first bytes; 10 MiB at most, the service's limit
     * @throws IllegalArgumentException if it is neither, or too large
     * @throws dev.filechat.errors.SourceUnreadableException if it cannot be read
     */
    static ImageContent image(Path path) {
        return image(ImageBytes.dataUrl(Objects.requireNonNull(path, "path")));
    }

    /** {@return an uploaded image, at the detail that the service chooses} */
    static ImageContent image(StoredFile file) {
        return new ImageContent(
                new ImageRef.Uploaded(Objects.requireNonNull(file, "file").id()), ImageDetail.AUTO);
    }

    /** {@return an uploaded file} */
    static FileContent file(StoredFile file) {
        return new FileContent(
                FileRef.uploaded(Objects.requireNonNull(file, "file").id()), file.name());
    }

    /** {@return the uploaded file with this id} */
    static FileContent file(String fileId) {
        return file(FileRef.uploaded(fileId));
    }

    /**
     * {@return a small file whose bytes go with each request of the conversation, read now} Larger ones, and those that
     * are asked about often, are better uploaded.
     *
     * @param path the file, which gives its name. The end of the name gives its MIME type, by a table that is the same
     *     on every machine: {@code .ts} is {@code text/plain}, {@code .yaml} is {@code application/yaml}. It is left
     *     out if the ending is not in the table
     * @throws IllegalArgumentException if it is empty, or over 20 MiB, more than any message can hold
     * @throws dev.filechat.errors.SourceUnreadableException if it cannot be read
     */
    static FileContent inlineFile(Path path) {
        return file(InlineFileReader.read(Objects.requireNonNull(path, "path")));
    }

    /**
     * {@return a small file as {@link #inlineFile(Path)} returns it, with the given MIME type}
     *
     * @param path the file, which gives its name
     * @param mimeType its MIME type, for example {@code text/x-typescript}; empty to leave it out
     */
    static FileContent inlineFile(Path path, String mimeType) {
        return file(InlineFileReader.read(
                Objects.requireNonNull(path, "path"), Objects.requireNonNull(mimeType, "mimeType")));
    }

    /**
     * {@return a small file whose bytes go with each request of the conversation}
     *
     * @param filename its name, not empty
     * @param mimeType its MIME type; empty to leave it out
     * @param data its bytes, at least one, which are copied
     */
    static FileContent inlineFile(String filename, String mimeType, byte[] data) {
        return file(FileRef.inline(filename, mimeType, data));
    }

    /** {@return a file: uploaded, inline, or public on the web} */
    static FileContent file(FileRef ref) {
        return new FileContent(ref);
    }
}
