// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.FileChatException;

/** The service could not index a document of a collection; the message says why, in its words. */
public final class IndexingFailedException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final DocumentInfo document;

    /**
     * @param message which document it is, and why it was not indexed
     * @param document what the service knows of it
     */
    public IndexingFailedException(String message, DocumentInfo document) {
        super(message, null, false, 1);
        this.document = requireNonNull(document, "document");
    }

    /** {@return what the service knows of the document} */
    public DocumentInfo document() {
        return document;
    }
}
