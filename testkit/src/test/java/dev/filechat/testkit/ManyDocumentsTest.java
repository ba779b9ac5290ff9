// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.CollectionStubs.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.SearchMatch;
import dev.filechat.proto.collections.ListDocumentsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A large collection. */
@Tag("slow")
class ManyDocumentsTest {

    private static final int DOCUMENTS = 10_000;

    @Test
    void takesTenThousandDocumentsAtOnceAndFindsEachOfThem() throws Exception {
        try (FakeXai xai = FakeXai.start();
                CollectionStubs stubs = new CollectionStubs(xai);
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            xai.collections().indexingTime(Duration.ZERO);
            String id = stubs.create("many").getCollectionId();
            List<Future<String>> added = new ArrayList<>();
            for (int i = 0; i < DOCUMENTS; i++) {
                String name = i + ".txt";
                added.add(threads.submit(() -> stubs.add(id, name, "The number of this document is x" + name)));
            }
            List<String> files = new ArrayList<>();
            for (Future<String> each : added) {
                files.add(each.get());
            }

            assertThat(xai.collections().fileIds(id)).hasSize(DOCUMENTS).containsExactlyInAnyOrderElementsOf(files);
            assertThat(stubs.get(id).getDocumentsCount()).isEqualTo(DOCUMENTS);
            for (int i : new int[] {0, 4711, DOCUMENTS - 1}) {
                assertThat(stubs.search(query("number x" + i + ".txt", id)))
                        .first()
                        .extracting(SearchMatch::getFileId)
                        .isEqualTo(files.get(i));
            }
            assertThat(stubs.collections()
                            .listDocuments(ListDocumentsRequest.newBuilder()
                                    .setCollectionId(id)
                                    .setFilter("status:PROCESSED")
                                    .build())
                            .getDocumentsCount())
                    .isEqualTo(100);
        }
    }
}
