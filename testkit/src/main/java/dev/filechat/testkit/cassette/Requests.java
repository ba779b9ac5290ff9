// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.chat.messages.Message;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.DeleteStoredCompletionRequest;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.GetDeferredRequest;
import dev.filechat.proto.GetStoredCompletionRequest;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.proto.RevokePublicUrlRequest;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.UploadRequest;
import dev.filechat.transport.grpc.messages.ConversationStateMessages;
import dev.filechat.transport.grpc.messages.FileMessages;
import dev.filechat.transport.grpc.messages.PublicUrlMessages;
import dev.filechat.transport.grpc.messages.RequestMessages;
import io.grpc.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked, as JSON. The bytes of files and images are no part of it, only their hashes. */
final class Requests {

    private Requests() {}

    static Request upload(UploadRequest request) {
        return new Request(
                "UploadFile", CassetteJson.object().set("init", CassetteJson.of(FileMessages.toMessage(request))));
    }

    static Request list(ListFilesRequest request) {
        return new Request("ListFiles", CassetteJson.of(FileMessages.toMessage(request)));
    }

    static Request retrieve(String fileId) {
        return new Request(
                "RetrieveFile", CassetteJson.of(RetrieveFileRequest.newBuilder().setFileId(fileId)));
    }

    static Request delete(String fileId) {
        return new Request(
                "DeleteFile", CassetteJson.of(DeleteFileRequest.newBuilder().setFileId(fileId)));
    }

    static Request content(String fileId, DownloadFormat format) {
        return new Request(
                "RetrieveFileContent",
                CassetteJson.of(RetrieveFileContentRequest.newBuilder()
                        .setFileId(fileId)
                        .setFormat(format)));
    }

    static Request createPublicUrl(String fileId, @Nullable Duration expiresAfter) {
        return new Request("CreatePublicUrl", CassetteJson.of(PublicUrlMessages.toMessage(fileId, expiresAfter)));
    }

    static Request revokePublicUrl(String fileId) {
        return new Request(
                "RevokePublicUrl",
                CassetteJson.of(RevokePublicUrlRequest.newBuilder().setFileId(fileId)));
    }

    static Request completion(String method, CompletionRequest request) {
        ObjectNode asked = CassetteJson.of(RequestMessages.toMessage(request));
        withoutBytes(asked);
        if (request.options().n().orElse(1) == 1) {
            asked.remove("n"); // the default, which cassettes of earlier versions do not hold
        }
        return new Request(method, asked);
    }

    static Request deferred(String requestId) {
        return new Request(
                "GetDeferredCompletion",
                CassetteJson.of(GetDeferredRequest.newBuilder().setRequestId(requestId)));
    }

    static Request stored(String responseId) {
        return new Request(
                "GetStoredCompletion",
                CassetteJson.of(GetStoredCompletionRequest.newBuilder().setResponseId(responseId)));
    }

    static Request deleteStored(String responseId) {
        return new Request(
                "DeleteStoredCompletion",
                CassetteJson.of(DeleteStoredCompletionRequest.newBuilder().setResponseId(responseId)));
    }

    static Request compact(String model, List<Message> messages) {
        ObjectNode asked = CassetteJson.of(ConversationStateMessages.toMessage(model, messages));
        withoutBytes(asked);
        return new Request("CompactContext", asked);
    }

    /** A call with one request and one answer, of any service. */
    static <Q extends com.google.protobuf.Message> Request unary(MethodDescriptor<Q, ?> method, Q request) {
        String name = method.getFullMethodName();
        ObjectNode asked = CassetteJson.of(request);
        withoutBytes(asked);
        return new Request(name.substring(name.indexOf('/') + 1), asked);
    }

    /** An answer, which may repeat what was asked: the bytes of files are left out of that, as a hash is no Base64. */
    static ObjectNode answer(com.google.protobuf.Message message) {
        ObjectNode answer = CassetteJson.of(message);
        withoutBytes(answer, bytes -> "");
        return answer;
    }

    private static void withoutBytes(JsonNode request) {
        withoutBytes(request, Requests::summary);
    }

    /** Files and images are wherever a message has content, in a chat of a batch too. */
    private static void withoutBytes(JsonNode node, Function<byte[], String> summary) {
        if (node.path("file") instanceof ObjectNode file && file.path("data").isTextual()) {
            byte[] bytes = Base64.getDecoder().decode(file.path("data").textValue());
            file.put("data", summary.apply(bytes));
        }
        if (node instanceof ObjectNode image && image.path("imageUrl").asText().startsWith("data:")) {
            byte[] bytes = image.path("imageUrl").asText().getBytes(StandardCharsets.UTF_8);
            image.put("imageUrl", "data: " + summary.apply(bytes));
        }
        node.forEach(child -> withoutBytes(child, summary));
    }

    private static String summary(byte[] bytes) {
        return bytes.length + " bytes, SHA-256 " + Digests.hex(Digests.sha256().digest(bytes));
    }
}
