// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.DocumentsGrpc;
import dev.filechat.proto.SearchRequest;
import dev.filechat.proto.SearchResponse;
import dev.filechat.testkit.internal.calls.Authorization;
import dev.filechat.testkit.internal.calls.ResponseSender;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;

/** The Documents service. */
public final class DocumentsRpc extends DocumentsGrpc.DocumentsImplBase {

    private final CollectionSearch search;
    private final Executor executor;

    public DocumentsRpc(CollectionSearch search, Executor executor) {
        this.search = search;
        this.executor = executor;
    }

    @Override
    public void search(SearchRequest request, StreamObserver<SearchResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(
                response,
                executor,
                out -> out.send(SearchResponse.newBuilder()
                        .addAllMatches(search.search(team, request, out::stopIfCancelled))
                        .build()));
    }
}
