// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import dev.filechat.testkit.internal.document.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** An uploaded file as a document. */
public record Attachment(String name, String mediaType, StoredContent content) implements Document {

    public static Attachment of(FileRecord file) {
        return new Attachment(file.name(), "", file.content());
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public InputStream open() throws IOException {
        return content.open();
    }

    @Override
    public Optional<Path> path() {
        return content.path();
    }
}
