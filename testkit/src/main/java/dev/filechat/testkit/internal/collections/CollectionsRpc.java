// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import com.google.protobuf.Empty;
import dev.filechat.proto.collections.AddDocumentToCollectionRequest;
import dev.filechat.proto.collections.BatchGetDocumentsRequest;
import dev.filechat.proto.collections.BatchGetDocumentsResponse;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CollectionsGrpc;
import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.proto.collections.DeleteCollectionRequest;
import dev.filechat.proto.collections.DocumentMetadata;
import dev.filechat.proto.collections.GenerateCollectionDescriptionRequest;
import dev.filechat.proto.collections.GenerateCollectionDescriptionResponse;
import dev.filechat.proto.collections.GetCollectionMetadataRequest;
import dev.filechat.proto.collections.GetDocumentMetadataRequest;
import dev.filechat.proto.collections.HNSWMetric;
import dev.filechat.proto.collections.ListCollectionsRequest;
import dev.filechat.proto.collections.ListCollectionsResponse;
import dev.filechat.proto.collections.ListDocumentsRequest;
import dev.filechat.proto.collections.ListDocumentsResponse;
import dev.filechat.proto.collections.ReIndexDocumentRequest;
import dev.filechat.proto.collections.RemoveDocumentFromCollectionRequest;
import dev.filechat.proto.collections.UpdateCollectionRequest;
import dev.filechat.proto.collections.UpdateDocumentRequest;
import dev.filechat.testkit.internal.calls.Authorization;
import dev.filechat.testkit.internal.calls.ResponseSender;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.concurrent.Executor;

/** The Collections service. Documents move on when a call looks at them. */
public final class CollectionsRpc extends CollectionsGrpc.CollectionsImplBase {

    private final CollectionStore store;
    private final DocumentLists lists;
    private final CollectionDescription descriptions;
    private final Executor executor;

    /**
     * Makes the service.
     *
     * @param store the collections
     * @param executor runs the calls
     */
    public CollectionsRpc(CollectionStore store, Executor executor) {
        this.store = store;
        this.lists = new DocumentLists(store);
        this.descriptions = new CollectionDescription(store);
        this.executor = executor;
    }

    /** Answers a call of a team. */
    private interface Answer<R> {
        R of(int team, Runnable heartbeat) throws IOException;
    }

    /** The team is known to the thread of the call alone. */
    private <R> void answer(StreamObserver<R> response, String teamId, Answer<R> answer) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            if (!teamId.isEmpty() && !teamId.equals("team-" + team)) {
                throw Status.PERMISSION_DENIED
                        .withDescription("team_id '" + teamId + "' is not the team of the management key.")
                        .asRuntimeException();
            }
            out.send(answer.of(team, out::stopIfCancelled));
        });
    }

    @Override
    public void createCollection(CreateCollectionRequest request, StreamObserver<CollectionMetadata> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> {
            InvalidRequest.unless(request.getMetricSpace() != HNSWMetric.UNRECOGNIZED, "Unknown metric_space.");
            return store.create(team, request).message();
        });
    }

    @Override
    public void listCollections(ListCollectionsRequest request, StreamObserver<ListCollectionsResponse> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> CollectionLists.page(store.ofTeam(team), request));
    }

    @Override
    public void deleteCollection(DeleteCollectionRequest request, StreamObserver<Empty> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> {
            store.delete(team, request.getCollectionId());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void getCollectionMetadata(
            GetCollectionMetadataRequest request, StreamObserver<CollectionMetadata> response) {
        answer(
                response,
                request.getTeamId(),
                (team, heartbeat) ->
                        store.current(team, request.getCollectionId()).message());
    }

    @Override
    public void updateCollection(UpdateCollectionRequest request, StreamObserver<CollectionMetadata> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> {
            StoredCollection collection = store.current(team, request.getCollectionId());
            collection.update(request);
            return collection.message();
        });
    }

    @Override
    public void addDocumentToCollection(AddDocumentToCollectionRequest request, StreamObserver<Empty> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> {
            StoredCollection collection = store.find(team, request.getCollectionId());
            if (collection.definitions().anyUnique()) {
                collection = store.current(team, request.getCollectionId()); // a value of a gone file is free again
            }
            collection.add(store.file(team, request.getFileId()), request.getFieldsMap(), store.now(), store.plan());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void removeDocumentFromCollection(
            RemoveDocumentFromCollectionRequest request, StreamObserver<Empty> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> {
            store.current(team, request.getCollectionId()).remove(request.getFileId());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void reIndexDocument(ReIndexDocumentRequest request, StreamObserver<Empty> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> {
            store.current(team, request.getCollectionId()).reindex(request.getFileId(), store.now(), store.plan());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void updateDocument(UpdateDocumentRequest request, StreamObserver<DocumentMetadata> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> {
            DocumentChange change = DocumentChange.of(request);
            StoredCollection collection = store.current(team, request.getCollectionId());
            collection.change(change, store.now(), store.plan());
            return message(team, request.getCollectionId(), request.getFileId(), heartbeat);
        });
    }

    private DocumentMetadata message(int team, String collectionId, String fileId, Runnable heartbeat) {
        return store.document(team, collectionId, fileId, heartbeat).message();
    }

    @Override
    public void getDocumentMetadata(GetDocumentMetadataRequest request, StreamObserver<DocumentMetadata> response) {
        answer(
                response,
                request.getTeamId(),
                (team, heartbeat) -> message(team, request.getCollectionId(), request.getFileId(), heartbeat));
    }

    @Override
    public void listDocuments(ListDocumentsRequest request, StreamObserver<ListDocumentsResponse> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> lists.page(team, request, heartbeat));
    }

    @Override
    public void batchGetDocuments(
            BatchGetDocumentsRequest request, StreamObserver<BatchGetDocumentsResponse> response) {
        answer(response, request.getTeamId(), (team, heartbeat) -> lists.some(team, request, heartbeat));
    }

    @Override
    public void generateCollectionDescription(
            GenerateCollectionDescriptionRequest request,
            StreamObserver<GenerateCollectionDescriptionResponse> response) {
        answer(
                response,
                "",
                (team, heartbeat) -> GenerateCollectionDescriptionResponse.newBuilder()
                        .setCollectionDescription(descriptions.of(team, request.getCollectionId(), heartbeat))
                        .build());
    }
}
