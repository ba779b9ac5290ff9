// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.batches.Batch;
import dev.filechat.batches.BatchCounts;
import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemInfo;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.batches.ItemState;
import dev.filechat.collections.CollectionInfo;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.DocumentStatus;
import dev.filechat.collections.FieldDefinition;
import dev.filechat.collections.IndexingFailedException;
import dev.filechat.collections.NewCollection;
import dev.filechat.collections.NewDocument;
import dev.filechat.collections.SearchMatch;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.images.GeneratedImage;
import dev.filechat.images.ImageFormat;
import dev.filechat.images.ImageRequest;
import dev.filechat.models.LanguageModel;
import dev.filechat.models.Token;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around files and chats, against servers that are not filechat's: the answers expected are theirs. */
@ParameterizedClass
@ValueSource(strings = {"grpc-netty", "grpc-okhttp"})
class ReferenceServicesTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static ReferenceServer server;

    @Parameter
    String transport;

    @AutoClose
    private FileChatClient client;

    @BeforeAll
    static void start() throws Exception {
        server = ReferenceServer.startOrSkip();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void connect() {
        client = server.client(transport).build();
    }

    @Test
    void aCollectionIsMadeChangedAndDeleted() {
        DocumentCollection collection = client.collections()
                .create(NewCollection.builder("manuals-" + transport)
                        .fields(List.of(FieldDefinition.builder("part").build()))
                        .build());

        assertThat(collection.info().fields()).extracting(FieldDefinition::key).containsExactly("part");
        CollectionInfo changed = collection.update(CollectionUpdate.builder()
                .name("renamed-" + transport)
                .addedFields(List.of(FieldDefinition.builder("year").build()))
                .removedFields(List.of("part"))
                .build());
        assertThat(changed.name()).isEqualTo("renamed-" + transport);
        assertThat(changed.fields()).extracting(FieldDefinition::key).containsExactly("year");
        assertThat(client.collections().list())
                .extracting(CollectionInfo::name)
                .contains("test-collection-1", "test-collection-2", "renamed-" + transport);
        assertThat(collection.generateDescription()).isEmpty();
        collection.delete();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(collection::info);
    }

    @Test
    void documentsAreUploadedAddedAwaitedAndRemoved() {
        DocumentCollection collection = client.collections().create("documents-" + transport);

        List<String> ids = collection
                .addAll(IntStream.range(0, 20)
                        .mapToObj(i -> NewDocument.of(FileSource.of(i + ".txt", new byte[i]))
                                .withFields(Map.of("number", "" + i)))
                        .toList())
                .orThrow();

        assertThat(collection.awaitAllIndexed(ids, LONG))
                .allMatch(document -> document.status().equals(DocumentStatus.PROCESSED))
                .extracting(document -> document.fields().get("number"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(String::valueOf).toList());
        assertThat(collection.documents().stream()).hasSize(20);
        assertThat(collection.documents(ids))
                .extracting(DocumentInfo::size)
                .containsExactly(IntStream.range(0, 20).mapToObj(Long::valueOf).toArray(Long[]::new));
        collection.reindex(ids.get(3));
        collection.remove(ids.get(3));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> collection.document(ids.get(3)));
        assertThat(collection.generateDescription()).contains("19 documents");
    }

    /** The server is at it for as many seconds as the name says, and never indexes the other one. */
    @Test
    void theIndexingIsAwaitedOrHasFailed() {
        DocumentCollection collection = client.collections().create("waiting-" + transport);
        String open = collection.add(NewDocument.of(FileSource.of("test-processing-3600", "Open.".getBytes(UTF_8))));
        String slow = collection.add(NewDocument.of(FileSource.of("test-processing-1", "Slow.".getBytes(UTF_8))));
        String failed = collection.add(NewDocument.of(FileSource.of("test-failed", "Never.".getBytes(UTF_8))));

        assertThat(collection.document(open).status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(collection.awaitIndexed(slow, LONG).status()).isEqualTo(DocumentStatus.PROCESSED);
        assertThatExceptionOfType(IndexingFailedException.class)
                .isThrownBy(() -> collection.awaitIndexed(failed, LONG))
                .withMessageContaining("Processing failed");
    }

    @Test
    void collectionsAreSearched() {
        DocumentCollection collection = client.collections().collection("test-collection-1");

        assertThat(collection.search("test-query-1"))
                .extracting(SearchMatch::content)
                .containsExactlyInAnyOrder("test-chunk-content-1", "test-chunk-content-2");
        assertThat(collection.search("test-query-2"))
                .singleElement()
                .satisfies(match -> assertThat(match.score()).isEqualTo(0.3f));
    }

    @Test
    void aBatchIsAskedAnsweredAndListed() {
        Batch batch = client.batches().create("night");
        int added = batch.addAll(IntStream.range(0, 25).mapToObj(this::item).toList());

        assertThat(added).isEqualTo(25);
        assertThat(batch.items().stream().map(ItemInfo::state)).hasSize(25).allMatch(ItemState.PENDING::equals);
        assertThat(batch.results().stream())
                .hasSize(25)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                ItemOutcome.Answered.class,
                                answered -> assertThat(answered.response().content())
                                        .isEqualTo("test-content")))
                .extracting(ItemOutcome::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "item-" + i).toList());
        BatchInfo end = batch.await(LONG);
        assertThat(end.counts()).contains(new BatchCounts(25, 0, 25, 0, 0));
        assertThat(end.cancelledAt()).isEmpty();
        assertThat(client.batches().list()).extracting(BatchInfo::id).contains(batch.id());
    }

    @Test
    void aBatchIsCancelled() {
        Batch batch = client.batches().create("cancelled");
        batch.add(item(1));

        assertThat(batch.cancel().counts()).contains(new BatchCounts(1, 0, 0, 0, 1));

        assertThat(batch.info().ended()).isTrue();
        assertThat(batch.info().cancelledAt()).isPresent();
        assertThat(batch.results()).singleElement().isInstanceOf(ItemOutcome.Failed.class);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.batches().batch("batch_none").info());
    }

    private BatchItem item(int number) {
        return BatchItem.of("item-" + number, client.chat().create("grok-4.5").append(user("What is " + number + "?")));
    }

    @Test
    void modelsAndTokensAreToldAndTheKey() {
        LanguageModel model = client.models().languageModel("grok-test");

        assertThat(client.models().languageModels()).containsExactly(model);
        assertThat(model.aliases()).containsExactly("grok-latest");
        assertThat(model.promptTextPrice().usdPerMillionTokens()).isEqualByComparingTo("2");
        assertThat(model.maxPromptTokens()).isEqualTo(1_000);
        assertThat(client.models().embeddingModels()).isEmpty();
        assertThat(client.models().imageModels()).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.models().imageModel("grok-imagine-image"));
        assertThat(client.models().tokens("grok-test", "Hello world!"))
                .extracting(Token::text)
                .containsExactly("Hello", " world", "!");
        assertThat(client.models().countTokens("grok-test", "Hello world!")).isEqualTo(3);
        assertThat(client.models().keyInfo().name()).isEqualTo("api key 0");
    }

    /** The server makes as many pictures as are asked for, and none if no number is sent. */
    @Test
    void picturesComeAsBytesAndAtUrls() throws IOException {
        GeneratedImage one = client.images()
                .generate("grok-imagine-image", "A corgi")
                .images()
                .getFirst();
        assertThat(one.bytes()).isEqualTo(server.picture());
        assertThat(client.images()
                        .generate(ImageRequest.builder("grok-imagine-image", "A corgi")
                                .n(3)
                                .format(ImageFormat.URL)
                                .build())
                        .images())
                .hasSize(3)
                .allSatisfy(image -> assertThat(image.url().orElseThrow()).endsWith("/foo.jpg"));
    }
}
