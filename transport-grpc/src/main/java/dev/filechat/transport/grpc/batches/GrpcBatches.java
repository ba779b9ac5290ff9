// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.batches;

import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemInfo;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.proto.AddBatchRequestsRequest;
import dev.filechat.proto.BatchMgmtGrpc;
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
import dev.filechat.spi.BatchesTransport;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ListingPage;
import dev.filechat.spi.PageRequest;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.call.UnaryCalls;
import dev.filechat.transport.grpc.messages.MessageLists;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls about batches over gRPC. Thread-safe. */
public final class GrpcBatches implements BatchesTransport {
    /** The tag and the length of a request among others: a byte, and five at most. */
    private static final int FRAME = 6;

    private final UnaryCalls calls;

    public GrpcBatches(UnaryCalls calls) {
        this.calls = calls;
    }

    @Override
    public BatchInfo create(String name, @Nullable String inputFileId, CallContext context) throws TransportException {
        CreateBatchRequest.Builder request = CreateBatchRequest.newBuilder().setName(name);
        if (inputFileId != null) {
            request.setInputFileId(inputFileId);
        }
        return BatchMessages.fromMessage(calls.unary(BatchMgmtGrpc.getCreateBatchMethod(), request.build(), context));
    }

    @Override
    public BatchInfo get(String batchId, CallContext context) throws TransportException {
        GetBatchRequest request =
                GetBatchRequest.newBuilder().setBatchId(batchId).build();
        return BatchMessages.fromMessage(calls.unary(BatchMgmtGrpc.getGetBatchMethod(), request, context));
    }

    @Override
    public BatchInfo cancel(String batchId, CallContext context) throws TransportException {
        CancelBatchRequest request =
                CancelBatchRequest.newBuilder().setBatchId(batchId).build();
        return BatchMessages.fromMessage(calls.unary(BatchMgmtGrpc.getCancelBatchMethod(), request, context));
    }

    @Override
    public ListingPage<BatchInfo> list(PageRequest page, CallContext context) throws TransportException {
        ListBatchesRequest.Builder request = ListBatchesRequest.newBuilder().setLimit(page.limit());
        page.token().ifPresent(request::setPaginationToken);
        ListBatchesResponse response = calls.unary(BatchMgmtGrpc.getListBatchesMethod(), request.build(), context);
        return ListingPage.of(
                MessageLists.map(response.getBatchesList(), BatchMessages::fromMessage), response.getPaginationToken());
    }

    @Override
    public void add(String batchId, List<BatchItem> items, CallContext context) throws TransportException {
        AddBatchRequestsRequest request = AddBatchRequestsRequest.newBuilder()
                .setBatchId(batchId)
                .addAllBatchRequests(MessageLists.map(items, BatchMessages::toMessage))
                .build();
        calls.unary(BatchMgmtGrpc.getAddBatchRequestsMethod(), request, context);
    }

    @Override
    public long sizeOf(BatchItem item) {
        return (long) BatchMessages.toMessage(item).getSerializedSize() + FRAME;
    }

    @Override
    public ListingPage<ItemInfo> items(String batchId, PageRequest page, CallContext context)
            throws TransportException {
        ListBatchRequestMetadataRequest.Builder request =
                ListBatchRequestMetadataRequest.newBuilder().setBatchId(batchId).setLimit(page.limit());
        page.token().ifPresent(request::setPaginationToken);
        ListBatchRequestMetadataResponse response =
                calls.unary(BatchMgmtGrpc.getListBatchRequestMetadataMethod(), request.build(), context);
        return ListingPage.of(
                MessageLists.map(response.getBatchRequestMetadataList(), BatchMessages::fromMessage),
                response.getPaginationToken());
    }

    @Override
    public ListingPage<ItemOutcome> results(String batchId, PageRequest page, CallContext context)
            throws TransportException {
        ListBatchResultsRequest.Builder request =
                ListBatchResultsRequest.newBuilder().setBatchId(batchId).setLimit(page.limit());
        page.token().ifPresent(request::setPaginationToken);
        ListBatchResultsResponse response =
                calls.unary(BatchMgmtGrpc.getListBatchResultsMethod(), request.build(), context);
        return ListingPage.of(
                MessageLists.map(response.getResultsList(), OutcomeMessages::fromMessage),
                response.getPaginationToken());
    }

    @Override
    public Optional<ItemOutcome> result(String batchId, String itemId, CallContext context) throws TransportException {
        GetBatchRequestResultRequest request = GetBatchRequestResultRequest.newBuilder()
                .setBatchId(batchId)
                .setBatchRequestId(itemId)
                .build();
        GetBatchRequestResultResponse response =
                calls.unary(BatchMgmtGrpc.getGetBatchRequestResultMethod(), request, context);
        return response.hasResult()
                ? Optional.ofNullable(OutcomeMessages.fromMessage(response.getResult()))
                : Optional.empty();
    }
}
