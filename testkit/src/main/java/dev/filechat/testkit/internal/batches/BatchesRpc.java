// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import com.google.protobuf.Empty;
import dev.filechat.proto.AddBatchRequestsRequest;
import dev.filechat.proto.Batch;
import dev.filechat.proto.BatchMgmtGrpc;
import dev.filechat.proto.BatchRequest;
import dev.filechat.proto.BatchRequestMetadata;
import dev.filechat.proto.BatchResult;
import dev.filechat.proto.CancelBatchRequest;
import dev.filechat.proto.CreateBatchRequest;
import dev.filechat.proto.GetBatchRequest;
import dev.filechat.proto.GetBatchRequestResultRequest;
import dev.filechat.proto.GetBatchRequestResultResponse;
import dev.filechat.proto.ListBatchRequestMetadataRequest;
import dev.filechat.proto.ListBatchRequestMetadataResponse;
import dev.filechat.proto.ListBatchResultsRequest;
import dev.filechat.proto.ListBatchResultsResponse;
import dev.filechat.proto.ListBatchesRequest;
import dev.filechat.proto.ListBatchesResponse;
import dev.filechat.testkit.internal.calls.Authorization;
import dev.filechat.testkit.internal.calls.ResponseSender;
import dev.filechat.testkit.internal.chat.ChatEngine;
import dev.filechat.testkit.internal.store.FileStore;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/** The BatchMgmt service. Its chats are answered when a lookup finds that they are due. */
public final class BatchesRpc extends BatchMgmtGrpc.BatchMgmtImplBase {

    private final BatchStore store;
    private final FileStore files;
    private final ItemAnswers answers;
    private final Executor executor;

    /**
     * Makes the service.
     *
     * @param store the batches
     * @param files where the files of requests are
     * @param chat what answers
     * @param executor runs the calls
     */
    public BatchesRpc(BatchStore store, FileStore files, ChatEngine chat, Executor executor) {
        this.store = store;
        this.files = files;
        this.answers = new ItemAnswers(chat);
        this.executor = executor;
    }

    @Override
    public void createBatch(CreateBatchRequest request, StreamObserver<Batch> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            InvalidRequest.unless(!request.getName().isBlank(), "name is missing.");
            String fileId = request.getInputFileId();
            out.send(
                    fileId.isEmpty()
                            ? store.create(team, request.getName(), null, List.of())
                            : store.create(
                                    team,
                                    request.getName(),
                                    fileId,
                                    JsonLines.read(files.find(team, fileId).content())));
        });
    }

    @Override
    public void getBatch(GetBatchRequest request, StreamObserver<Batch> response) {
        int team = Authorization.team();
        ResponseSender.serve(
                response,
                executor,
                out -> out.send(store.find(team, request.getBatchId())
                        .poll(store.plan(), item -> answers.answer(item, team, out::stopIfCancelled), store.now())));
    }

    @Override
    public void listBatches(ListBatchesRequest request, StreamObserver<ListBatchesResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            List<Batch> all = store.ofTeam(team).stream()
                    .map(batch -> batch.look(store.now()))
                    .toList();
            ListPage<Batch> page = ListPage.of(all, request.getLimit(), request.getPaginationToken());
            ListBatchesResponse.Builder answer =
                    ListBatchesResponse.newBuilder().addAllBatches(page.elements());
            if (!page.nextToken().isEmpty()) {
                answer.setPaginationToken(page.nextToken());
            }
            out.send(answer.build());
        });
    }

    @Override
    public void cancelBatch(CancelBatchRequest request, StreamObserver<Batch> response) {
        int team = Authorization.team();
        ResponseSender.serve(
                response,
                executor,
                out -> out.send(store.find(team, request.getBatchId()).cancel(store.now())));
    }

    @Override
    public void addBatchRequests(AddBatchRequestsRequest request, StreamObserver<Empty> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            store.add(team, request);
            out.send(Empty.getDefaultInstance());
        });
    }

    @Override
    public void listBatchRequestMetadata(
            ListBatchRequestMetadataRequest request, StreamObserver<ListBatchRequestMetadataResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            List<BatchRequestMetadata> all = store.find(team, request.getBatchId())
                    .read(items -> items.stream()
                            .map(StoredItem::metadata)
                            .filter(item -> request.getStatusCount() == 0
                                    || request.getStatusList().contains(item.getState()))
                            .toList());
            ListPage<BatchRequestMetadata> page = ListPage.of(all, request.getLimit(), request.getPaginationToken());
            ListBatchRequestMetadataResponse.Builder answer =
                    ListBatchRequestMetadataResponse.newBuilder().addAllBatchRequestMetadata(page.elements());
            if (!page.nextToken().isEmpty()) {
                answer.setPaginationToken(page.nextToken());
            }
            out.send(answer.build());
        });
    }

    @Override
    public void listBatchResults(ListBatchResultsRequest request, StreamObserver<ListBatchResultsResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            List<BatchResult> all = store.find(team, request.getBatchId())
                    .read(items -> items.stream()
                            .map(StoredItem::result)
                            .filter(Objects::nonNull)
                            .toList());
            ListPage<BatchResult> page = ListPage.of(all, request.getLimit(), request.getPaginationToken());
            ListBatchResultsResponse.Builder answer =
                    ListBatchResultsResponse.newBuilder().addAllResults(page.elements());
            if (!page.nextToken().isEmpty()) {
                answer.setPaginationToken(page.nextToken());
            }
            out.send(answer.build());
        });
    }

    @Override
    public void getBatchRequestResult(
            GetBatchRequestResultRequest request, StreamObserver<GetBatchRequestResultResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(
                response,
                executor,
                out -> out.send(store.find(team, request.getBatchId())
                        .read(items -> result(items, request.getBatchRequestId()))));
    }

    private static GetBatchRequestResultResponse result(List<StoredItem> items, String id) {
        StoredItem item = items.stream()
                .filter(each -> each.request().getBatchRequestId().equals(id))
                .findFirst()
                .orElseThrow(() -> Status.NOT_FOUND
                        .withDescription("Request '" + id + "' was not found in the batch.")
                        .asRuntimeException());
        BatchRequest asked = item.request();
        GetBatchRequestResultResponse.Builder response =
                GetBatchRequestResultResponse.newBuilder().setRequest(asked);
        BatchResult outcome = item.result();
        return (outcome == null ? response : response.setResult(outcome)).build();
    }
}
