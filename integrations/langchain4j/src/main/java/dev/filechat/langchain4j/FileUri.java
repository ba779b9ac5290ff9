// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The ids of uploaded files as URIs, as LangChain4j's types of content and its memory stores keep them. */
final class FileUri {
    private static final String SCHEME = "filechat-file";

    private FileUri() {}

    static URI of(String fileId) {
        if (requireNonNull(fileId, "fileId").isBlank()) {
            throw new IllegalArgumentException("fileId is blank");
        }
        try {
            return new URI(SCHEME, fileId, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("fileId cannot be one: " + fileId, e);
        }
    }

    /** {@return the file's id; empty if the URI is that of something else} */
    static Optional<String> fileId(URI uri) {
        return SCHEME.equalsIgnoreCase(uri.getScheme()) ? Optional.of(uri.getSchemeSpecificPart()) : Optional.empty();
    }
}
