// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.proto.DocumentsGrpc;
import dev.filechat.proto.DocumentsSource;
import dev.filechat.proto.SearchMatch;
import dev.filechat.proto.SearchRequest;
import dev.filechat.proto.collections.AddDocumentToCollectionRequest;
import dev.filechat.proto.collections.CharsConfiguration;
import dev.filechat.proto.collections.ChunkConfiguration;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CollectionsGrpc;
import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.proto.collections.DocumentMetadata;
import dev.filechat.proto.collections.FieldDefinition;
import dev.filechat.proto.collections.GetCollectionMetadataRequest;
import dev.filechat.proto.collections.GetDocumentMetadataRequest;
import dev.filechat.testsupport.StubClient;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Manages and searches the collections of a {@link FakeXai} by the generated stubs alone. */
final class CollectionStubs implements AutoCloseable {

    private final StubClient api;
    private final StubClient management;

    CollectionStubs(FakeXai xai) {
        this(xai, xai.key(), xai.managementKey());
    }

    CollectionStubs(FakeXai xai, String key, String managementKey) {
        this.api = StubClients.of(xai, key);
        this.management = StubClients.of(xai, managementKey);
    }

    StubClient api() {
        return api;
    }

    CollectionsGrpc.CollectionsBlockingV2Stub collections() {
        return CollectionsGrpc.newBlockingV2Stub(management.files().getChannel());
    }

    DocumentsGrpc.DocumentsBlockingV2Stub documents() {
        return DocumentsGrpc.newBlockingV2Stub(api.files().getChannel());
    }

    CollectionMetadata create(String name, FieldDefinition... fields) throws Exception {
        return collections()
                .createCollection(CreateCollectionRequest.newBuilder()
                        .setCollectionName(name)
                        .addAllFieldDefinitions(List.of(fields))
                        .build());
    }

    CollectionMetadata create(String name, ChunkConfiguration chunks, FieldDefinition... fields) throws Exception {
        return collections()
                .createCollection(CreateCollectionRequest.newBuilder()
                        .setCollectionName(name)
                        .setChunkConfiguration(chunks)
                        .addAllFieldDefinitions(List.of(fields))
                        .build());
    }

    /** Begins a field: what it must or does is said by "required", "unique" and "injected". */
    static FieldDefinition field(String key, String... rules) {
        Set<String> all = Set.of(rules);
        return FieldDefinition.newBuilder()
                .setKey(key)
                .setRequired(all.contains("required"))
                .setUnique(all.contains("unique"))
                .setInjectIntoChunk(all.contains("injected"))
                .build();
    }

    static ChunkConfiguration chars(int size, int overlap) {
        return ChunkConfiguration.newBuilder()
                .setCharsConfiguration(CharsConfiguration.newBuilder()
                        .setMaxChunkSizeChars(size)
                        .setChunkOverlapChars(overlap))
                .build();
    }

    CollectionMetadata get(String collectionId) throws Exception {
        return collections()
                .getCollectionMetadata(GetCollectionMetadataRequest.newBuilder()
                        .setCollectionId(collectionId)
                        .build());
    }

    /** Uploads a file and adds it; returns its id. */
    String add(String collectionId, String name, String content) throws Exception {
        return add(collectionId, name, content, Map.of());
    }

    String add(String collectionId, String name, String content, Map<String, String> fields) throws Exception {
        String fileId = api.upload(name, content).getId();
        addFile(collectionId, fileId, fields);
        return fileId;
    }

    void addFile(String collectionId, String fileId, Map<String, String> fields) throws Exception {
        collections()
                .addDocumentToCollection(AddDocumentToCollectionRequest.newBuilder()
                        .setCollectionId(collectionId)
                        .setFileId(fileId)
                        .putAllFields(fields)
                        .build());
    }

    DocumentMetadata document(String collectionId, String fileId) throws Exception {
        return collections()
                .getDocumentMetadata(GetDocumentMetadataRequest.newBuilder()
                        .setCollectionId(collectionId)
                        .setFileId(fileId)
                        .build());
    }

    static SearchRequest.Builder query(String query, String... collectionIds) {
        return SearchRequest.newBuilder()
                .setQuery(query)
                .setSource(DocumentsSource.newBuilder().addAllCollectionIds(List.of(collectionIds)));
    }

    List<SearchMatch> search(SearchRequest.Builder request) throws Exception {
        return documents().search(request.build()).getMatchesList();
    }

    @Override
    public void close() {
        api.close();
        management.close();
    }
}
