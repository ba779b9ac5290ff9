// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.collections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FileChatClient;
import dev.filechat.collections.ChunkSize;
import dev.filechat.collections.Chunking;
import dev.filechat.collections.CollectionInfo;
import dev.filechat.collections.CollectionSortBy;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.collections.CollectionsService;
import dev.filechat.collections.DistanceMetric;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.FieldDefinition;
import dev.filechat.collections.ListCollectionsRequest;
import dev.filechat.collections.NewCollection;
import dev.filechat.collections.NewDocument;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import io.grpc.Status.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Collections are created, looked up, listed, changed and deleted. */
public interface CollectionsContract extends OverTransport {
    /** All that is given at the creation is there afterwards. */
    @Test
    default void aCollectionKeepsItsSettings() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Chunking chunking = Chunking.builder()
                    .size(ChunkSize.tokens(512, 64, "cl100k_base"))
                    .stripWhitespace(true)
                    .nameInChunks(true)
                    .build();
            FieldDefinition author = FieldDefinition.builder("author")
                    .required(true)
                    .inChunks(true)
                    .description("who wrote it")
                    .build();
            FieldDefinition number =
                    FieldDefinition.builder("number").unique(true).build();

            DocumentCollection manuals = client.collections()
                    .create(NewCollection.builder("manuals")
                            .description("manuals of machines")
                            .embeddingModel("grok-embedding-small")
                            .metric(DistanceMetric.COSINE)
                            .chunking(chunking)
                            .fields(List.of(author, number))
                            .build());

            CollectionInfo info = manuals.info();
            assertThat(info.id()).isEqualTo(manuals.id()).isNotBlank();
            assertThat(info.name()).isEqualTo("manuals");
            assertThat(info.description()).contains("manuals of machines");
            assertThat(info.embeddingModel()).contains("grok-embedding-small");
            assertThat(info.chunking()).contains(chunking);
            assertThat(info.fields()).containsExactly(author, number);
            assertThat(info.documentCount()).isZero();
            assertThat(info.totalSize()).isZero();
            assertThat(info.createdAt()).isPresent();
        }
    }

    /** Another process goes on by the id. */
    @Test
    default void aCollectionOutlivesItsClient() {
        try (FakeXai xai = fake().start()) {
            String id;
            try (FileChatClient client = client(xai)) {
                id = client.collections().create("manuals").id();
            }
            try (FileChatClient client = client(xai)) {
                assertThat(client.collections().collection(id).info().name()).isEqualTo("manuals");
            }
        }
    }

    /** Only what is in the update changes. */
    @Test
    default void anUpdateChangesWhatItHas() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            FieldDefinition old = FieldDefinition.builder("old").build();
            FieldDefinition kept = FieldDefinition.builder("kept").build();
            FieldDefinition added = FieldDefinition.builder("old").unique(true).build();
            DocumentCollection manuals = client.collections()
                    .create(NewCollection.builder("manuals")
                            .description("of machines")
                            .fields(List.of(old, kept))
                            .build());

            CollectionInfo changed = manuals.update(CollectionUpdate.builder()
                    .name("handbooks")
                    .removedFields(List.of("old"))
                    .addedFields(List.of(added))
                    .build());

            assertThat(changed.name()).isEqualTo("handbooks");
            assertThat(changed.description()).contains("of machines");
            assertThat(changed.fields()).containsExactly(kept, added);
            assertThat(manuals.info()).isEqualTo(changed);
        }
    }

    /** A list has all pages, in the order that is asked for. */
    @Test
    default void aListHasAllPages() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            CollectionsService collections = client.collections();
            List<String> names = IntStream.range(0, 120)
                    .mapToObj(i -> "collection-%03d".formatted(i))
                    .toList();
            names.forEach(collections::create);

            assertThat(collections.list().stream().map(CollectionInfo::name))
                    .containsExactlyInAnyOrderElementsOf(names);
            assertThat(collections
                            .list(ListCollectionsRequest.builder()
                                    .sortBy(CollectionSortBy.NAME)
                                    .order(SortOrder.DESCENDING)
                                    .build())
                            .stream()
                            .map(CollectionInfo::name))
                    .containsExactlyElementsOf(names.reversed());
            assertThat(xai.calls("ListCollections")).isEqualTo(4);
        }
    }

    /** What is deleted is gone, and a lost answer of the deletion is no failure. */
    @Test
    default void aDeletedCollectionIsGone() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection first = client.collections().create("first");
            DocumentCollection second = client.collections().create("second");

            first.delete();
            xai.faults().on("DeleteCollection").once().failWhenDone(Code.UNAVAILABLE, "lost");
            second.delete();

            assertThat(client.collections().list()).isEmpty();
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(first::info);
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(first::delete);
        }
    }

    /** A creation is not repeated where the service may have carried it out. */
    @Test
    default void aCreationOfUnknownOutcomeIsNotRepeated() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().on("CreateCollection").once().failWhenDone(Code.INTERNAL, "gateway");

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> client.collections().create("manuals"))
                    .withMessageContaining("Creating the collection manuals has an unknown outcome");

            assertThat(client.collections().list().stream().map(CollectionInfo::name))
                    .containsExactly("manuals");
        }
    }

    /** A description is written from the documents. */
    @Test
    default void aDescriptionIsWritten() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            String fileId = manuals.add(NewDocument.of(FileSource.of("heron.txt", "The heron".getBytes(UTF_8))));
            manuals.awaitIndexed(fileId, LONG);

            assertThat(manuals.generateDescription()).isNotBlank();
        }
    }

    /** What cannot be right is refused here, before a call. */
    @Test
    default void badSettingsOfCollectionsAreRefusedBeforeACall() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            CollectionsService collections = client.collections();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> collections.create(" "))
                    .withMessage("name is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> collections.collection(""))
                    .withMessage("collectionId is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ChunkSize.characters(100, 100))
                    .withMessage("overlap is 100; it must be less than max, which is 100");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ChunkSize.bytes(0, 0))
                    .withMessage("max is 0; it must be 1 or more");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> collections
                            .collection("a")
                            .update(CollectionUpdate.builder().build()))
                    .withMessage("update changes nothing");
            assertThat(xai.requests()).isEmpty();
        }
    }
}
