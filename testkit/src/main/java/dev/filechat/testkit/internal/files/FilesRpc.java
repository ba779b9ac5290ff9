// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.files;

import dev.filechat.proto.CreatePublicUrlRequest;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.DeleteFileResponse;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.File;
import dev.filechat.proto.FileContentChunk;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.proto.RevokePublicUrlRequest;
import dev.filechat.proto.RevokePublicUrlResponse;
import dev.filechat.testkit.internal.calls.Authorization;
import dev.filechat.testkit.internal.calls.ResponseSender;
import dev.filechat.testkit.internal.publicurl.PublicUrlStore;
import dev.filechat.testkit.internal.reading.DocumentText;
import dev.filechat.testkit.internal.store.Attachment;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.store.FileStore;
import dev.filechat.testkit.internal.upload.UploadHandler;
import dev.filechat.testkit.internal.upload.UploadMessages;
import dev.filechat.testkit.internal.wire.ReceivedUploadMessage;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The Files service. */
public final class FilesRpc extends FilesGrpc.FilesImplBase {

    private final FileStore store;
    private final PublicUrlStore urls;
    private final long maxFileSize;
    private final Executor executor;

    public FilesRpc(FileStore store, PublicUrlStore urls, long maxFileSize, Executor executor) {
        this.store = store;
        this.urls = urls;
        this.maxFileSize = maxFileSize;
        this.executor = executor;
    }

    /** As generated, but for uploads, whose messages are read in a way of their own. */
    public ServerServiceDefinition service() {
        ServerServiceDefinition generated = bindService();
        MethodDescriptor<ReceivedUploadMessage, File> upload = FilesGrpc.getUploadFileMethod().toBuilder(
                        new UploadMessages(), FilesGrpc.getUploadFileMethod().getResponseMarshaller())
                .build();
        List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>(generated.getMethods());
        methods.removeIf(
                method -> method.getMethodDescriptor().getFullMethodName().equals(upload.getFullMethodName()));
        methods.add(ServerMethodDefinition.create(upload, ServerCalls.asyncClientStreamingCall(this::upload)));

        ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(
                        generated.getServiceDescriptor().getName())
                .setSchemaDescriptor(generated.getServiceDescriptor().getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(service::addMethod);
        return service.build();
    }

    private StreamObserver<ReceivedUploadMessage> upload(StreamObserver<File> response) {
        return new UploadHandler(store, Authorization.team(), maxFileSize, (ServerCallStreamObserver<File>) response);
    }

    @Override
    public void listFiles(ListFilesRequest request, StreamObserver<ListFilesResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> out.send(ListPages.page(store.ofTeam(team), request)));
    }

    @Override
    public void retrieveFile(RetrieveFileRequest request, StreamObserver<File> response) {
        int team = Authorization.team();
        ResponseSender.serve(
                response,
                executor,
                out -> out.send(store.find(team, request.getFileId()).toMessage()));
    }

    @Override
    public void deleteFile(DeleteFileRequest request, StreamObserver<DeleteFileResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            store.delete(team, request.getFileId());
            out.send(DeleteFileResponse.newBuilder()
                    .setId(request.getFileId())
                    .setDeleted(true)
                    .build());
        });
    }

    @Override
    public void createPublicUrl(CreatePublicUrlRequest request, StreamObserver<CreatePublicUrlResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> out.send(urls.create(team, request)));
    }

    @Override
    public void revokePublicUrl(RevokePublicUrlRequest request, StreamObserver<RevokePublicUrlResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> out.send(urls.revoke(team, request)));
    }

    @Override
    public void retrieveFileContent(RetrieveFileContentRequest request, StreamObserver<FileContentChunk> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            FileRecord file = store.find(team, request.getFileId());
            if (request.getFormat() == DownloadFormat.UNRECOGNIZED) {
                throw Status.INVALID_ARGUMENT.withDescription("Unknown format.").asRuntimeException();
            }
            ChunkOutput chunks = new ChunkOutput(out, file.content().size());
            if (request.getFormat() == DownloadFormat.DOWNLOAD_FORMAT_TEXT) {
                Writer text = new OutputStreamWriter(chunks, StandardCharsets.UTF_8);
                DocumentText.of(Attachment.of(file)).writeTo(text, out::stopIfCancelled);
                text.flush();
            } else {
                try (InputStream in = file.content().open()) {
                    in.transferTo(chunks);
                }
            }
            chunks.finish();
        });
    }
}
