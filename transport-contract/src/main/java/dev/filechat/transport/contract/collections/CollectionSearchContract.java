// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.collections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FileChatClient;
import dev.filechat.chat.tools.Reranker;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.NewDocument;
import dev.filechat.collections.SearchMatch;
import dev.filechat.collections.SearchRequest;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Searches find what is in the documents of collections. */
public interface CollectionSearchContract extends OverTransport {
    private static DocumentCollection collection(FileChatClient client, String name, String... texts) {
        DocumentCollection collection = client.collections().create(name);
        List<String> ids = collection
                .addAll(IntStream.range(0, texts.length)
                        .mapToObj(i -> NewDocument.of(FileSource.of(name + i + ".txt", texts[i].getBytes(UTF_8))))
                        .toList())
                .orThrow();
        List<?> unused = collection.awaitAllIndexed(ids, LONG);
        return collection;
    }

    /** Each way finds the document that has the words of the query, and tells where it comes from. */
    @Test
    default void eachWayFindsThePassage() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection birds = collection(
                    client, "birds", "The heron eats fish.", "The sparrow eats grain.", "The owl sleeps by day.");

            for (Retrieval retrieval : List.of(
                    Retrieval.keyword(),
                    Retrieval.semantic(),
                    Retrieval.hybrid(),
                    Retrieval.keyword().withReranker(Reranker.model()),
                    Retrieval.hybrid().withReranker(Reranker.rankFusion(0.5f, 0.5f)))) {
                List<SearchMatch> matches = birds.search(SearchRequest.builder("heron fish")
                        .retrieval(retrieval)
                        .limit(2)
                        .build());

                assertThat(matches).as(retrieval.toString()).hasSizeBetween(1, 2);
                SearchMatch best = matches.getFirst();
                assertThat(best.content()).as(retrieval.toString()).contains("heron");
                assertThat(best.chunkId()).isNotBlank();
                assertThat(best.collectionIds()).containsExactly(birds.id());
                assertThat(birds.document(best.fileId()).name()).isEqualTo("birds0.txt");
                assertThat(matches).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
            }
        }
    }

    /** Several collections are searched at once, and those that are not named are not. */
    @Test
    default void theNamedCollectionsAreSearched() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection birds = collection(client, "birds", "A heron.");
            DocumentCollection cranes = collection(client, "cranes", "No heron.");
            DocumentCollection other = collection(client, "other", "Another heron.");

            List<SearchMatch> matches = client.collections()
                    .search(SearchRequest.builder("heron")
                            .collectionIds(List.of(birds.id(), cranes.id()))
                            .build());

            assertThat(matches.stream()
                            .flatMap(match -> match.collectionIds().stream())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(birds.id(), cranes.id())
                    .doesNotContain(other.id());
        }
    }

    /** What cannot be right is refused here, before a call, and what does not exist by the service. */
    @Test
    default void badSearchesAreRefused() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SearchRequest.builder(" "))
                    .withMessage("query is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.collections()
                            .search(SearchRequest.builder("heron").build()))
                    .withMessage("request has no collection to search in; give it collectionIds");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.collections()
                            .search(SearchRequest.builder("heron")
                                    .collectionIds(IntStream.range(0, 11)
                                            .mapToObj(i -> "collection-" + i)
                                            .toList())
                                    .build()))
                    .withMessageContaining("10");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.collections()
                            .collection("a")
                            .search(SearchRequest.builder("heron")
                                    .collectionIds(List.of("b"))
                                    .build()))
                    .withMessageStartingWith("request has other collections than this one");
            assertThat(xai.requests()).isEmpty();
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.collections().collection("unknown").search("heron"));
        }
    }
}
