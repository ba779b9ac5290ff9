// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import com.google.protobuf.Timestamp;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.ListFilesResponse;
import io.grpc.stub.StreamObserver;

/** A service that has more files than anybody would store for a test: it makes each page when it is asked for. */
public final class EndlessListing extends FilesGrpc.FilesImplBase implements AutoCloseable {
    private static final int PAGE = 100;
    private static final long FIRST_CREATED = 1_700_000_000;

    private final int files;
    private final LoopbackServer server;

    /** @param files how many it has */
    public EndlessListing(int files) {
        this.files = files;
        this.server = LoopbackServer.start(this);
    }

    /** The id of the file at a place of the listing, as long as the service's are. */
    public static String id(int index) {
        return "file_%08d-0000-4000-8000-000000000000".formatted(index);
    }

    @Override
    public void listFiles(ListFilesRequest request, StreamObserver<ListFilesResponse> response) {
        String token = request.getPaginationToken();
        int first = token.isEmpty() ? 0 : Integer.parseInt(token);
        int end = Math.min(files, first + PAGE);
        ListFilesResponse.Builder page = ListFilesResponse.newBuilder();
        for (int i = first; i < end; i++) {
            page.addData(File.newBuilder()
                    .setId(id(i))
                    .setFilename("report-" + i + ".pdf")
                    .setSize(i)
                    .setCreatedAt(Timestamp.newBuilder().setSeconds(FIRST_CREATED + i)));
        }
        if (end < files) {
            page.setPaginationToken(String.valueOf(end));
        }
        response.onNext(page.build());
        response.onCompleted();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
