// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.proto.CreatePublicUrlRequest;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.File;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.proto.RevokePublicUrlRequest;
import dev.filechat.proto.RevokePublicUrlResponse;
import dev.filechat.testsupport.StubClient;
import java.util.List;

/** The calls that tests of public URLs make. */
public record PublicCalls(StubClient stubs) {

    CreatePublicUrlResponse create(File file) throws Exception {
        return create(CreatePublicUrlRequest.newBuilder().setFileId(file.getId()));
    }

    CreatePublicUrlResponse create(File file, long expiresAfter) throws Exception {
        return create(
                CreatePublicUrlRequest.newBuilder().setFileId(file.getId()).setExpiresAfter(expiresAfter));
    }

    private CreatePublicUrlResponse create(CreatePublicUrlRequest.Builder request) throws Exception {
        return stubs.files().createPublicUrl(request.build());
    }

    RevokePublicUrlResponse revoke(File file) throws Exception {
        return stubs.files()
                .revokePublicUrl(RevokePublicUrlRequest.newBuilder()
                        .setFileId(file.getId())
                        .build());
    }

    File retrieve(File file) throws Exception {
        return stubs.files()
                .retrieveFile(
                        RetrieveFileRequest.newBuilder().setFileId(file.getId()).build());
    }

    void delete(File file) throws Exception {
        stubs.files()
                .deleteFile(
                        DeleteFileRequest.newBuilder().setFileId(file.getId()).build());
    }

    List<File> list(String filter) throws Exception {
        return stubs.files()
                .listFiles(ListFilesRequest.newBuilder().setFilter(filter).build())
                .getDataList();
    }
}
