// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.collections;

import dev.filechat.collections.DocumentInfo;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.observe.CallOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks up many documents of a collection. */
final class DocumentLookup {
    /** As many as a page of a list has. */
    static final int AT_ONCE = 100;

    private final ManagedCalls management;
    private final String collectionId;
    private final String name;

    /** @param name what messages call the collection */
    DocumentLookup(ManagedCalls management, String collectionId, String name) {
        this.management = management;
        this.collectionId = collectionId;
        this.name = name;
    }

    /** {@return those that exist, in the order of the ids} */
    List<DocumentInfo> find(List<String> fileIds) {
        String what = "Looking up documents of " + name;
        List<DocumentInfo> found = new ArrayList<>();
        for (int from = 0; from < fileIds.size(); from += AT_ONCE) {
            List<String> some = fileIds.subList(from, Math.min(fileIds.size(), from + AT_ONCE));
            List<DocumentInfo> page = management
                    .runner()
                    .run(
                            CallKind.REPEATABLE,
                            CallDetails.of(CallOperation.GET_DOCUMENTS, what),
                            call -> management.transport().getDocuments(collectionId, some, call));
            found.addAll(inOrder(some, page));
        }
        return List.copyOf(found);
    }

    private static List<DocumentInfo> inOrder(List<String> fileIds, List<DocumentInfo> documents) {
        Map<String, DocumentInfo> byId = new HashMap<>();
        documents.forEach(document -> byId.put(document.fileId(), document));
        return fileIds.stream().filter(byId::containsKey).map(byId::get).toList();
    }
}
