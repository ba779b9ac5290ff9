// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.files;

import dev.filechat.testkit.internal.filter.Field;
import dev.filechat.testkit.internal.filter.Filter;
import dev.filechat.testkit.internal.filter.FilterException;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.store.StoredPublicUrl;
import io.grpc.Status;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filter of ListFiles: what can be asked about a file. */
final class ListFilter {

    private static final Field<FileRecord, String> NAME = Field.text(FileRecord::name);

    private static final Map<String, Field<FileRecord, ?>> FIELDS = Map.ofEntries(
            Map.entry("file_id", Field.text(FileRecord::id)),
            Map.entry("name", NAME),
            Map.entry("file_name", NAME),
            Map.entry("size_bytes", Field.number(file -> file.content().size())),
            Map.entry("content_type", Field.text(FileRecord::contentType)),
            Map.entry("created_at", Field.time(FileRecord::createdAt)),
            Map.entry("expires_at", Field.time(FileRecord::expiresAt)),
            Map.entry("public_url", Field.text(file -> url(file, StoredPublicUrl::url))),
            Map.entry("public_url_expires_at", Field.time(file -> url(file, StoredPublicUrl::expiresAt))),
            // A file is stored when its upload is over, so there are no others.
            Map.entry("upload_status", Field.text(file -> "complete")),
            // The uploads of this API give none.
            Map.entry("user_defined_id", Field.text(file -> null)));

    private ListFilter() {}

    private static <V> @Nullable V url(FileRecord file, Field.Reader<StoredPublicUrl, V> reader) {
        return file.publicUrl() == null ? null : reader.read(file.publicUrl());
    }

    /** An empty expression takes every file. */
    static Predicate<FileRecord> of(String expression) {
        if (expression.isEmpty()) {
            return file -> true;
        }
        try {
            return Filter.parse(expression, FIELDS)::matches;
        } catch (FilterException e) {
            throw Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException();
        }
    }
}
