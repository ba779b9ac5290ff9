// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import com.google.protobuf.ByteString;
import dev.filechat.testkit.reading.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a request refers to: an uploaded one, or one that came with the request. */
record Attachment(String name, String mediaType, StoredContent content) implements Document {

    static Attachment of(FileRecord file) {
        return new Attachment(file.name(), "", file.content());
    }

    static Attachment inline(String name, String mediaType, ByteString data) {
        return new Attachment(name.isEmpty() ? "the inline file" : name, mediaType, StoredContent.of(data));
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
