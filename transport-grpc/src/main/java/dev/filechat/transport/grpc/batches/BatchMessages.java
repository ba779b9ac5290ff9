// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.batches;

import dev.filechat.batches.BatchCost;
import dev.filechat.batches.BatchCounts;
import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.EndpointCost;
import dev.filechat.batches.ItemInfo;
import dev.filechat.batches.ItemState;
import dev.filechat.proto.Batch;
import dev.filechat.proto.BatchCostBreakdown;
import dev.filechat.proto.BatchRequest;
import dev.filechat.proto.BatchRequestMetadata;
import dev.filechat.proto.BatchState;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.transport.grpc.messages.MessageLists;
import dev.filechat.transport.grpc.messages.RequestMessages;
import dev.filechat.transport.grpc.messages.Timestamps;

/** Batches, what is added to them, and what they hold. Stateless and thread-safe. */
public final class BatchMessages {
    private BatchMessages() {}

    /** {@return the batch of a message} */
    public static BatchInfo fromMessage(Batch message) {
        BatchInfo.Builder batch =
                BatchInfo.builder(message.getBatchId()).name(message.getName()).keyId(message.getCreateApiKeyId());
        Timestamps.read(message.hasCreateTime(), message.getCreateTime(), batch::createdAt);
        Timestamps.read(message.hasExpireTime(), message.getExpireTime(), batch::expiresAt);
        Timestamps.read(message.hasCancelTime(), message.getCancelTime(), batch::cancelledAt);
        if (message.hasCancelByXaiMessage()) {
            batch.cancelMessage(message.getCancelByXaiMessage());
        }
        if (message.hasState()) {
            BatchState state = message.getState();
            batch.counts(new BatchCounts(
                    state.getNumRequests(),
                    state.getNumPending(),
                    state.getNumSuccess(),
                    state.getNumError(),
                    state.getNumCancelled()));
        }
        if (message.hasCostBreakdown()) {
            batch.cost(fromMessage(message.getCostBreakdown()));
        }
        if (message.hasInputFileId()) {
            batch.inputFileId(message.getInputFileId());
        }
        return batch.build();
    }

    private static BatchCost fromMessage(BatchCostBreakdown message) {
        return BatchCost.of(
                message.getTotalCostUsdTicks(),
                MessageLists.map(
                        message.getEndpointCostsList(),
                        part -> new EndpointCost(part.getEndpoint(), part.getCostUsdTicks(), part.getRequestCount())),
                message.hasCalculationTime() ? Timestamps.fromMessage(message.getCalculationTime()) : null);
    }

    /** {@return the message of a batch} */
    public static Batch toMessage(BatchInfo batch) {
        Batch.Builder message =
                Batch.newBuilder().setBatchId(batch.id()).setName(batch.name()).setCreateApiKeyId(batch.keyId());
        batch.createdAt().map(Timestamps::toMessage).ifPresent(message::setCreateTime);
        batch.expiresAt().map(Timestamps::toMessage).ifPresent(message::setExpireTime);
        batch.cancelledAt().map(Timestamps::toMessage).ifPresent(message::setCancelTime);
        batch.cancelMessage().ifPresent(message::setCancelByXaiMessage);
        batch.inputFileId().ifPresent(message::setInputFileId);
        batch.counts()
                .ifPresent(counts -> message.setState(BatchState.newBuilder()
                        .setNumRequests(counts.total())
                        .setNumPending(counts.pending())
                        .setNumSuccess(counts.succeeded())
                        .setNumError(counts.failed())
                        .setNumCancelled(counts.cancelled())));
        batch.cost().map(BatchMessages::toMessage).ifPresent(message::setCostBreakdown);
        return message.build();
    }

    private static BatchCostBreakdown toMessage(BatchCost cost) {
        BatchCostBreakdown.Builder message =
                BatchCostBreakdown.newBuilder().setTotalCostUsdTicks(cost.totalInUsdTicks());
        for (EndpointCost part : cost.endpoints()) {
            message.addEndpointCostsBuilder()
                    .setEndpoint(part.endpoint())
                    .setCostUsdTicks(part.costInUsdTicks())
                    .setRequestCount(part.requests());
        }
        cost.calculatedAt().map(Timestamps::toMessage).ifPresent(message::setCalculationTime);
        return message.build();
    }

    /** {@return the message that adds an item} */
    public static BatchRequest toMessage(BatchItem item) {
        return BatchRequest.newBuilder()
                .setBatchRequestId(item.id())
                .setCompletionRequest(
                        RequestMessages.toMessage(new CompletionRequest(item.model(), item.messages(), item.options())))
                .build();
    }

    /** {@return what a message says of a request} */
    public static ItemInfo fromMessage(BatchRequestMetadata message) {
        ItemInfo.Builder item = ItemInfo.builder(message.getBatchRequestId())
                .endpoint(message.getEndpoint())
                .model(message.getModel())
                .state(new ItemState(message.getStateValue()));
        Timestamps.read(message.hasCreateTime(), message.getCreateTime(), item::createdAt);
        Timestamps.read(message.hasFinishTime(), message.getFinishTime(), item::finishedAt);
        return item.build();
    }

    /** {@return the message of what is known of a request} */
    public static BatchRequestMetadata toMessage(ItemInfo item) {
        BatchRequestMetadata.Builder message = BatchRequestMetadata.newBuilder()
                .setBatchRequestId(item.id())
                .setEndpoint(item.endpoint())
                .setModel(item.model())
                .setStateValue(item.state().number());
        item.createdAt().map(Timestamps::toMessage).ifPresent(message::setCreateTime);
        item.finishedAt().map(Timestamps::toMessage).ifPresent(message::setFinishTime);
        return message.build();
    }
}
