// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.CollectionStubs.chars;
import static dev.filechat.testkit.CollectionStubs.field;
import static dev.filechat.testkit.CollectionStubs.query;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.ByteString;
import dev.filechat.proto.collections.BytesConfiguration;
import dev.filechat.proto.collections.ChunkConfiguration;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.proto.collections.DeleteCollectionRequest;
import dev.filechat.proto.collections.FieldDefinition;
import dev.filechat.proto.collections.FieldDefinitionOperation;
import dev.filechat.proto.collections.FieldDefinitionUpdate;
import dev.filechat.proto.collections.IndexConfiguration;
import dev.filechat.proto.collections.ListCollectionsRequest;
import dev.filechat.proto.collections.UpdateCollectionRequest;
import dev.filechat.proto.collections.UpdateDocumentRequest;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What collections are, whose they are, and which ones there cannot be. */
class CollectionsTest {

    @AutoClose
    private final FakeXai xai = FakeXai.builder()
            .keys("first", "second")
            .managementKeys("first-management", "second-management")
            .start();

    @AutoClose
    private final CollectionStubs stubs = new CollectionStubs(xai);

    @AutoClose
    private final CollectionStubs others = new CollectionStubs(xai, "second", "second-management");

    @Test
    void createsACollectionWithWhatItIsGiven() throws Exception {
        CreateCollectionRequest request = CreateCollectionRequest.newBuilder()
                .setCollectionName("manuals")
                .setCollectionDescription("All manuals")
                .setIndexConfiguration(IndexConfiguration.newBuilder().setModelName("grok-embedding-large"))
                .setChunkConfiguration(chars(100, 20))
                .addFieldDefinitions(field("isbn", "required", "unique"))
                .build();

        CollectionMetadata created = stubs.collections().createCollection(request);

        assertThat(created.getCollectionId()).startsWith("collection_");
        assertThat(created.getCollectionName()).isEqualTo("manuals");
        assertThat(created.getCollectionDescription()).isEqualTo("All manuals");
        assertThat(created.getIndexConfiguration().getModelName()).isEqualTo("grok-embedding-large");
        assertThat(created.getChunkConfiguration()).isEqualTo(chars(100, 20));
        assertThat(created.getFieldDefinitionsList()).containsExactly(field("isbn", "required", "unique"));
        assertThat(created.getDocumentsCount()).isZero();
        assertThat(created.hasCreatedAt()).isTrue();
        assertThat(stubs.get(created.getCollectionId())).isEqualTo(created);
    }

    @Test
    void createsACollectionWithDefaults() throws Exception {
        CollectionMetadata created = stubs.create("manuals");

        assertThat(created.getIndexConfiguration().getModelName()).isNotEmpty();
        assertThat(created.getChunkConfiguration().getTokensConfiguration().getMaxChunkSizeTokens())
                .isPositive();
        assertThat(created.hasCollectionDescription()).isFalse();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(named("  "), "collection_name is missing"),
                Arguments.of(named("a").addFieldDefinitions(field(" ")), "has no key"),
                Arguments.of(
                        named("a").addFieldDefinitions(field("k")).addFieldDefinitions(field("k")),
                        "'k' is defined twice"),
                Arguments.of(named("a").setMetricSpaceValue(99), "metric_space"),
                Arguments.of(
                        named("a").setChunkConfiguration(ChunkConfiguration.getDefaultInstance()),
                        "chunk_configuration needs one of"),
                Arguments.of(named("a").setChunkConfiguration(chars(0, 0)), "max_chunk_size_chars must be 1 or more"),
                Arguments.of(named("a").setChunkConfiguration(chars(10, -1)), "chunk_overlap_chars must be 0 or more"),
                Arguments.of(named("a").setChunkConfiguration(chars(10, 10)), "10 is not less than 10"),
                Arguments.of(
                        named("a")
                                .setChunkConfiguration(ChunkConfiguration.newBuilder()
                                        .setBytesConfiguration(BytesConfiguration.newBuilder()
                                                .setMaxChunkSizeBytes(5)
                                                .setChunkOverlapBytes(6))),
                        "chunk_overlap_bytes must be less"));
    }

    private static CreateCollectionRequest.Builder named(String name) {
        return CreateCollectionRequest.newBuilder().setCollectionName(name);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsNoCollection(CreateCollectionRequest.Builder request, String why) throws Exception {
        Status refused = refusal(() -> stubs.collections().createCollection(request.build()));

        assertThat(refused.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).contains(why);
        assertThat(stubs.collections()
                        .listCollections(ListCollectionsRequest.getDefaultInstance())
                        .getCollectionsList())
                .isEmpty();
    }

    @Test
    void isManagedWithTheManagementKeyAndSearchedWithTheApiKey() throws Exception {
        String id = stubs.create("manuals").getCollectionId();
        try (CollectionStubs swapped = new CollectionStubs(xai, xai.managementKey(), xai.key());
                CollectionStubs wrong = new CollectionStubs(xai, "nobody", "nobody")) {
            Status managed = refusal(() -> swapped.get(id));
            assertThat(managed.getCode()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(managed.getDescription()).contains("This is an API key", "management key");

            Status searched = refusal(() -> swapped.search(query("reset", id)));
            assertThat(searched.getCode()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(searched.getDescription()).contains("This is a management key");

            Status unknown = refusal(() -> wrong.get(id));
            assertThat(unknown.getCode()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(unknown.getDescription())
                    .contains("Incorrect management key")
                    .doesNotContain("nobody");
        }
        assertThat(xai.managementKey()).isEqualTo("first-management");
    }

    @Test
    void recordsWhoseKeyItWasAndNoKey() throws Exception {
        others.create("theirs");

        RecordedRequest created = xai.requests("CreateCollection").getFirst();
        assertThat(created.keyIndex()).isEqualTo(OptionalInt.of(1));
        assertThat(created.metadata().get("authorization")).containsExactly("[management key 1]");
        assertThat(created.toString()).contains("theirs").doesNotContain("second-management");
    }

    @Test
    void recordsNoContentOfADocument() throws Exception {
        String id = stubs.create("manuals").getCollectionId();
        String file = stubs.add(id, "a.txt", "One.");

        stubs.collections()
                .updateDocument(UpdateDocumentRequest.newBuilder()
                        .setCollectionId(id)
                        .setFileId(file)
                        .setData(ByteString.copyFromUtf8("secretive"))
                        .build());

        assertThat(xai.requests("UpdateDocument").getFirst().toString())
                .contains("9 bytes")
                .doesNotContain("secretive");
    }

    @Test
    void hasAManagementKeyByDefaultForEachTeam() throws Exception {
        try (FakeXai two = FakeXai.builder().keys("a", "b").start();
                CollectionStubs second = new CollectionStubs(two, "b", FakeXai.DEFAULT_MANAGEMENT_KEY + "-2")) {
            assertThat(two.managementKey()).isEqualTo(FakeXai.DEFAULT_MANAGEMENT_KEY);
            String id = second.create("theirs").getCollectionId();
            String file = second.add(id, "a.txt", "One.");
            assertThat(two.collections().fileIds(id)).containsExactly(file);
        }
    }

    @Test
    void takesAsManyManagementKeysAsKeys() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FakeXai.builder().managementKeys("a", "b").start())
                .withMessageContaining("as many managementKeys as keys, 1, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeXai.builder().managementKeys("a", "a"))
                .withMessageContaining("managementKeys must be");
    }

    @Test
    void keepsTheTeamsApart() throws Exception {
        String id = stubs.create("manuals").getCollectionId();
        String file = stubs.add(id, "a.txt", "One.");
        String theirs = others.create("theirs").getCollectionId();

        assertThat(refusal(() -> others.get(id)).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> others.search(query("one", id))).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> others.addFile(theirs, file, Map.of())).getCode())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(others.collections()
                        .listCollections(ListCollectionsRequest.getDefaultInstance())
                        .getCollectionsList())
                .extracting(CollectionMetadata::getCollectionName)
                .containsExactly("theirs");
        assertThat(refusal(() -> stubs.collections()
                                .listCollections(ListCollectionsRequest.newBuilder()
                                        .setTeamId("team-1")
                                        .build()))
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
        assertThat(stubs.collections()
                        .listCollections(ListCollectionsRequest.newBuilder()
                                .setTeamId("team-0")
                                .build())
                        .getCollectionsCount())
                .isOne();
    }

    @Test
    void updatesNameDescriptionChunksAndFields() throws Exception {
        CollectionMetadata created = stubs.create("manuals", field("isbn"), field("year"));
        String id = created.getCollectionId();
        String file = stubs.add(id, "a.txt", "One.", Map.of("isbn", "1", "year", "2026"));

        CollectionMetadata updated = stubs.collections()
                .updateCollection(UpdateCollectionRequest.newBuilder()
                        .setCollectionId(id)
                        .setCollectionName("books")
                        .setCollectionDescription("All books")
                        .setChunkConfiguration(chars(50, 0))
                        .addFieldDefinitionUpdates(change(field("isbn"), true))
                        .addFieldDefinitionUpdates(change(field("title", "injected"), false))
                        .build());

        assertThat(updated.getCollectionName()).isEqualTo("books");
        assertThat(updated.getCollectionDescription()).isEqualTo("All books");
        assertThat(updated.getChunkConfiguration()).isEqualTo(chars(50, 0));
        assertThat(updated.getFieldDefinitionsList()).containsExactly(field("year"), field("title", "injected"));
        assertThat(updated.getDocumentsCount()).isOne();
        assertThat(stubs.document(id, file).getFieldsMap()).isEqualTo(Map.of("year", "2026"));
    }

    @Test
    void updatesAllOrNothing() throws Exception {
        CollectionMetadata created = stubs.create("manuals", field("isbn"));
        UpdateCollectionRequest.Builder update = UpdateCollectionRequest.newBuilder()
                .setCollectionId(created.getCollectionId())
                .setCollectionName("books");

        Status twice = refusal(() -> stubs.collections()
                .updateCollection(update.clone()
                        .addFieldDefinitionUpdates(change(field("isbn"), false))
                        .build()));
        Status absent = refusal(() -> stubs.collections()
                .updateCollection(update.clone()
                        .addFieldDefinitionUpdates(change(field("isbn"), true))
                        .addFieldDefinitionUpdates(change(field("isbn"), true))
                        .build()));
        Status blank = refusal(() -> stubs.collections()
                .updateCollection(update.clone().setCollectionName("").build()));
        Status chunks = refusal(() -> stubs.collections()
                .updateCollection(
                        update.clone().setChunkConfiguration(chars(1, 1)).build()));

        assertThat(twice.getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(absent.getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(blank.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(chunks.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(stubs.get(created.getCollectionId())).isEqualTo(created);
    }

    private static FieldDefinitionUpdate change(FieldDefinition field, boolean delete) {
        return FieldDefinitionUpdate.newBuilder()
                .setFieldDefinition(field)
                .setOperation(
                        delete
                                ? FieldDefinitionOperation.FIELD_DEFINITION_DELETE
                                : FieldDefinitionOperation.FIELD_DEFINITION_ADD)
                .build();
    }

    @Test
    void deletesACollectionAndKeepsItsFiles() throws Exception {
        String id = stubs.create("manuals").getCollectionId();
        stubs.add(id, "a.txt", "One.");
        DeleteCollectionRequest delete =
                DeleteCollectionRequest.newBuilder().setCollectionId(id).build();

        stubs.collections().deleteCollection(delete);

        Status gone = refusal(() -> stubs.get(id));
        assertThat(gone.getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(gone.getDescription()).isEqualTo("Collection '" + id + "' was not found.");
        assertThat(refusal(() -> stubs.collections().deleteCollection(delete)).getCode())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(xai.files().all()).hasSize(1);
    }

    @Test
    void forgetsCollectionsWithAReset() throws Exception {
        xai.collections().indexingTime(Duration.ofDays(1));
        String id = stubs.create("manuals").getCollectionId();

        xai.reset();

        assertThat(refusal(() -> stubs.get(id)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void isReachedByFaults() throws Exception {
        xai.faults().on("CreateCollection").once().failWhenDone(Code.UNAVAILABLE, "Lost.");
        xai.faults().on("Search").once().refuse(Code.RESOURCE_EXHAUSTED, "Too many requests.");

        assertThat(refusal(() -> stubs.create("manuals")).getDescription()).isEqualTo("Lost.");
        CollectionMetadata made = stubs.collections()
                .listCollections(ListCollectionsRequest.getDefaultInstance())
                .getCollections(0);
        assertThat(refusal(() -> stubs.search(query("reset", made.getCollectionId())))
                        .getCode())
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(xai.calls("Search")).isOne();
    }
}
