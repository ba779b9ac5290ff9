// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.proto.AddBatchRequestsRequest;
import dev.filechat.proto.BatchMgmtGrpc;
import dev.filechat.proto.BatchRequest;
import dev.filechat.proto.CreateBatchRequest;
import dev.filechat.proto.GetCompletionsRequest;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.stub.MetadataUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The size of an addition to a batch that a fake takes. */
class BatchSizeTest {

    @AutoClose
    private final FakeXai xai = FakeXai.builder().inProcess().start();

    @AutoClose("shutdownNow")
    private final io.grpc.ManagedChannel channel =
            InProcessChannelBuilder.forName(xai.inProcessName()).build();

    @Test
    void anAdditionOfMoreThan25MegabytesIsRefused() {
        Metadata key = new Metadata();
        key.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + xai.key());
        var batches =
                BatchMgmtGrpc.newBlockingStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(key));
        String id = batches.createBatch(
                        CreateBatchRequest.newBuilder().setName("large").build())
                .getBatchId();
        AddBatchRequestsRequest base = addition(id, 0);
        int rest = 25_000_000 - base.getSerializedSize() - 100;

        batches.addBatchRequests(addition(id, rest));
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> batches.addBatchRequests(addition(id, rest + 200)))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED))
                .withMessageContaining("AddBatchRequests takes 25000000");

        assertThat(xai.batches().requestIds(id)).containsExactly("of " + rest);
    }

    private static AddBatchRequestsRequest addition(String id, int userBytes) {
        return AddBatchRequestsRequest.newBuilder()
                .setBatchId(id)
                .addBatchRequests(BatchRequest.newBuilder()
                        .setBatchRequestId("of " + userBytes)
                        .setCompletionRequest(GetCompletionsRequest.newBuilder().setUser("x".repeat(userBytes))))
                .build();
    }
}
