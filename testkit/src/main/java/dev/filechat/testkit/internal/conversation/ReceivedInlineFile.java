// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.conversation;

import com.google.protobuf.ByteString;
import dev.filechat.testkit.internal.document.Document;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that came with a request.
 *
 * @param name its name
 * @param mediaType what the sender says it is; may be empty
 * @param data its content
 */
record ReceivedInlineFile(String name, String mediaType, ByteString data) implements Document {

    static ReceivedInlineFile of(String name, String mediaType, ByteString data) {
        return new ReceivedInlineFile(name.isEmpty() ? "the inline file" : name, mediaType, data);
    }

    @Override
    public long size() {
        return data.size();
    }

    @Override
    public InputStream open() {
        return data.newInput();
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }
}
