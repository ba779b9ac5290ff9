// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document that is to be added to a collection: a file to upload, or one that the service has. Immutable; as
 * thread-safe as its source.
 */
public final class NewDocument {
    private final @Nullable FileSource source;
    private final @Nullable String fileId;
    private final Map<String, String> fields;
    private final UploadOptions upload;

    private NewDocument(
            @Nullable FileSource source, @Nullable String fileId, Map<String, String> fields, UploadOptions upload) {
        this.source = source;
        this.fileId = fileId;
        this.fields = fields;
        this.upload = upload;
    }

    /** {@return a file that is uploaded under its own name} */
    public static NewDocument of(Path path) {
        return of(FileSource.of(path));
    }

    /** {@return a source that is uploaded under its name} */
    public static NewDocument of(FileSource source) {
        return new NewDocument(requireNonNull(source, "source"), null, Map.of(), UploadOptions.defaults());
    }

    /** {@return a file that was uploaded} */
    public static NewDocument of(StoredFile file) {
        return ofFile(file.id());
    }

    /**
     * {@return a file that was uploaded}
     *
     * @param fileId the id of the file, not blank
     */
    public static NewDocument ofFile(String fileId) {
        return new NewDocument(null, Checks.notBlank("fileId", fileId), Map.of(), UploadOptions.defaults());
    }

    /** {@return the same with these values of fields, by their keys, none of them blank, in place of those it had} */
    public NewDocument withFields(Map<String, String> fields) {
        return new NewDocument(source, fileId, Checks.textsByKey("fields", fields), upload);
    }

    /** {@return the same with other settings of the upload} They do not count for a file that was uploaded. */
    public NewDocument withUpload(UploadOptions options) {
        return new NewDocument(source, fileId, fields, requireNonNull(options, "options"));
    }

    /** {@return what is uploaded; empty for a file that was uploaded} */
    public Optional<FileSource> source() {
        return Optional.ofNullable(source);
    }

    /** {@return the id of the file that was uploaded; empty for one that is to be} */
    public Optional<String> fileId() {
        return Optional.ofNullable(fileId);
    }

    /** {@return the values of its fields, by their keys} */
    public Map<String, String> fields() {
        return fields;
    }

    /** {@return the settings of the upload} */
    public UploadOptions upload() {
        return upload;
    }

    @Override
    public String toString() {
        return ServerText.escaped("NewDocument[" + (source == null ? fileId : source.name()) + "]");
    }
}
