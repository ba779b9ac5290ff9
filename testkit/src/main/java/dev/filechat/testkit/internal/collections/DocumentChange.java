// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.collections.UpdateDocumentRequest;
import dev.filechat.testkit.internal.upload.NameRules;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.Map;

/** What is to change of a document. */
final class DocumentChange {

    private final UpdateDocumentRequest request;

    private DocumentChange(UpdateDocumentRequest request) {
        this.request = request;
    }

    static DocumentChange of(UpdateDocumentRequest request) {
        if (request.hasName()) {
            NameRules.check(request.getName());
        }
        InvalidRequest.unless(
                !request.hasContentType() || !request.getContentType().isBlank(), "content_type is blank.");
        return new DocumentChange(request);
    }

    String fileId() {
        return request.getFileId();
    }

    /** The fields that get another value; all others stay. */
    Map<String, String> fields() {
        return request.getFieldsMap();
    }

    boolean changesName() {
        return request.hasName();
    }

    boolean changesContent() {
        return request.hasData() || request.hasContentType();
    }

    void applyTo(StoredDocument document) {
        if (request.hasName()) {
            document.rename(request.getName());
        }
        if (request.hasContentType()) {
            document.declare(request.getContentType());
        }
        if (request.hasData()) {
            document.replace(request.getData());
        }
    }
}
