// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.collections;

import dev.filechat.collections.CollectionInfo;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.DocumentUpdate;
import dev.filechat.collections.ListCollectionsRequest;
import dev.filechat.collections.ListDocumentsRequest;
import dev.filechat.collections.NewCollection;
import dev.filechat.collections.SearchMatch;
import dev.filechat.collections.SearchRequest;
import dev.filechat.proto.DocumentsGrpc;
import dev.filechat.proto.collections.AddDocumentToCollectionRequest;
import dev.filechat.proto.collections.BatchGetDocumentsRequest;
import dev.filechat.proto.collections.CollectionsGrpc;
import dev.filechat.proto.collections.DeleteCollectionRequest;
import dev.filechat.proto.collections.GenerateCollectionDescriptionRequest;
import dev.filechat.proto.collections.GetCollectionMetadataRequest;
import dev.filechat.proto.collections.GetDocumentMetadataRequest;
import dev.filechat.proto.collections.ListCollectionsResponse;
import dev.filechat.proto.collections.ListDocumentsResponse;
import dev.filechat.proto.collections.ReIndexDocumentRequest;
import dev.filechat.proto.collections.RemoveDocumentFromCollectionRequest;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.CollectionsTransport;
import dev.filechat.spi.ListingPage;
import dev.filechat.spi.PageRequest;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.call.UnaryCalls;
import dev.filechat.transport.grpc.messages.MessageLists;
import java.util.List;
import java.util.Map;

/** The calls about collections over gRPC. Thread-safe. */
public final class GrpcCollections implements CollectionsTransport {
    private final UnaryCalls calls;

    public GrpcCollections(UnaryCalls calls) {
        this.calls = calls;
    }

    @Override
    public CollectionInfo create(NewCollection settings, CallContext context) throws TransportException {
        return CollectionMessages.fromMessage(calls.unary(
                CollectionsGrpc.getCreateCollectionMethod(), CollectionMessages.toMessage(settings), context));
    }

    @Override
    public ListingPage<CollectionInfo> list(ListCollectionsRequest request, PageRequest page, CallContext context)
            throws TransportException {
        ListCollectionsResponse response = calls.unary(
                CollectionsGrpc.getListCollectionsMethod(), ListingMessages.toMessage(request, page), context);
        return ListingPage.of(
                MessageLists.map(response.getCollectionsList(), CollectionMessages::fromMessage),
                response.getPaginationToken());
    }

    @Override
    public CollectionInfo get(String collectionId, CallContext context) throws TransportException {
        GetCollectionMetadataRequest request = GetCollectionMetadataRequest.newBuilder()
                .setCollectionId(collectionId)
                .build();
        return CollectionMessages.fromMessage(
                calls.unary(CollectionsGrpc.getGetCollectionMetadataMethod(), request, context));
    }

    @Override
    public CollectionInfo update(String collectionId, CollectionUpdate update, CallContext context)
            throws TransportException {
        return CollectionMessages.fromMessage(calls.unary(
                CollectionsGrpc.getUpdateCollectionMethod(),
                CollectionMessages.toMessage(collectionId, update),
                context));
    }

    @Override
    public void delete(String collectionId, CallContext context) throws TransportException {
        DeleteCollectionRequest request = DeleteCollectionRequest.newBuilder()
                .setCollectionId(collectionId)
                .build();
        calls.unary(CollectionsGrpc.getDeleteCollectionMethod(), request, context);
    }

    @Override
    public String generateDescription(String collectionId, CallContext context) throws TransportException {
        GenerateCollectionDescriptionRequest request = GenerateCollectionDescriptionRequest.newBuilder()
                .setCollectionId(collectionId)
                .build();
        return calls.unary(CollectionsGrpc.getGenerateCollectionDescriptionMethod(), request, context)
                .getCollectionDescription();
    }

    @Override
    public void addDocument(String collectionId, String fileId, Map<String, String> fields, CallContext context)
            throws TransportException {
        AddDocumentToCollectionRequest request = AddDocumentToCollectionRequest.newBuilder()
                .setCollectionId(collectionId)
                .setFileId(fileId)
                .putAllFields(fields)
                .build();
        calls.unary(CollectionsGrpc.getAddDocumentToCollectionMethod(), request, context);
    }

    @Override
    public DocumentInfo getDocument(String collectionId, String fileId, CallContext context) throws TransportException {
        GetDocumentMetadataRequest request = GetDocumentMetadataRequest.newBuilder()
                .setCollectionId(collectionId)
                .setFileId(fileId)
                .build();
        return DocumentMessages.fromMessage(
                calls.unary(CollectionsGrpc.getGetDocumentMetadataMethod(), request, context));
    }

    @Override
    public List<DocumentInfo> getDocuments(String collectionId, List<String> fileIds, CallContext context)
            throws TransportException {
        BatchGetDocumentsRequest request = BatchGetDocumentsRequest.newBuilder()
                .setCollectionId(collectionId)
                .addAllFileIds(fileIds)
                .build();
        return MessageLists.map(
                calls.unary(CollectionsGrpc.getBatchGetDocumentsMethod(), request, context)
                        .getDocumentsList(),
                DocumentMessages::fromMessage);
    }

    @Override
    public ListingPage<DocumentInfo> listDocuments(
            String collectionId, ListDocumentsRequest request, PageRequest page, CallContext context)
            throws TransportException {
        ListDocumentsResponse response = calls.unary(
                CollectionsGrpc.getListDocumentsMethod(),
                ListingMessages.toMessage(collectionId, request, page),
                context);
        return ListingPage.of(
                MessageLists.map(response.getDocumentsList(), DocumentMessages::fromMessage),
                response.getPaginationToken());
    }

    @Override
    public DocumentInfo updateDocument(String collectionId, String fileId, DocumentUpdate update, CallContext context)
            throws TransportException {
        return DocumentMessages.fromMessage(calls.unary(
                CollectionsGrpc.getUpdateDocumentMethod(),
                DocumentMessages.toMessage(collectionId, fileId, update),
                context));
    }

    @Override
    public void reindexDocument(String collectionId, String fileId, CallContext context) throws TransportException {
        ReIndexDocumentRequest request = ReIndexDocumentRequest.newBuilder()
                .setCollectionId(collectionId)
                .setFileId(fileId)
                .build();
        calls.unary(CollectionsGrpc.getReIndexDocumentMethod(), request, context);
    }

    @Override
    public void removeDocument(String collectionId, String fileId, CallContext context) throws TransportException {
        RemoveDocumentFromCollectionRequest request = RemoveDocumentFromCollectionRequest.newBuilder()
                .setCollectionId(collectionId)
                .setFileId(fileId)
                .build();
        calls.unary(CollectionsGrpc.getRemoveDocumentFromCollectionMethod(), request, context);
    }

    @Override
    public List<SearchMatch> search(SearchRequest request, CallContext context) throws TransportException {
        return MessageLists.map(
                calls.unary(DocumentsGrpc.getSearchMethod(), DocumentSearchMessages.toMessage(request), context)
                        .getMatchesList(),
                DocumentSearchMessages::fromMessage);
    }
}
