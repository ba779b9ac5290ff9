// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.filechat.proto.ApiKey;
import dev.filechat.proto.Batch;
import dev.filechat.proto.BatchRequestMetadata;
import dev.filechat.proto.EmbeddingModel;
import dev.filechat.proto.File;
import dev.filechat.proto.GenerateImageRequest;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ImageGenerationModel;
import dev.filechat.proto.ImageResponse;
import dev.filechat.proto.LanguageModel;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.SearchMatch;
import dev.filechat.proto.SearchRequest;
import dev.filechat.proto.Token;
import dev.filechat.proto.UploadFileInit;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.proto.collections.DocumentMetadata;
import dev.filechat.proto.collections.UpdateDocumentRequest;
import dev.filechat.transport.grpc.batches.BatchMessages;
import dev.filechat.transport.grpc.collections.CollectionMessages;
import dev.filechat.transport.grpc.collections.DocumentMessages;
import dev.filechat.transport.grpc.collections.DocumentSearchMessages;
import dev.filechat.transport.grpc.images.ImageMessages;
import dev.filechat.transport.grpc.models.ModelMessages;
import java.util.List;
import java.util.function.UnaryOperator;

/** A message that has a counterpart in the api. */
record Pair<M extends Message>(M type, UnaryOperator<M> asApiTypeAndBack) {
    static final List<Pair<?>> CHAT = List.of(
            new Pair<>(
                    GetCompletionsRequest.getDefaultInstance(),
                    message -> RequestMessages.toMessage(RequestMessages.fromMessage(message))),
            new Pair<>(
                    GetChatCompletionResponse.getDefaultInstance(),
                    message -> ResponseMessages.toMessage(ResponseMessages.fromMessage(message))),
            new Pair<>(
                    GetChatCompletionChunk.getDefaultInstance(),
                    message -> ChunkMessages.toMessage(ChunkMessages.fromMessage(message))));

    static final List<Pair<?>> FILES = List.of(
            new Pair<>(File.getDefaultInstance(), message -> FileMessages.toMessage(FileMessages.fromMessage(message))),
            new Pair<>(
                    ListFilesRequest.getDefaultInstance(),
                    message -> FileMessages.toMessage(FileMessages.fromMessage(message))),
            new Pair<>(
                    ListFilesResponse.getDefaultInstance(),
                    message -> FileMessages.toMessage(FileMessages.fromMessage(message))),
            new Pair<>(
                    UploadFileInit.getDefaultInstance(),
                    message -> FileMessages.toMessage(FileMessages.fromMessage(message))));

    static final List<Pair<?>> MODELS = List.of(
            new Pair<>(
                    LanguageModel.getDefaultInstance(),
                    message -> ModelMessages.toMessage(ModelMessages.fromMessage(message))),
            new Pair<>(
                    EmbeddingModel.getDefaultInstance(),
                    message -> ModelMessages.toMessage(ModelMessages.fromMessage(message))),
            new Pair<>(
                    ImageGenerationModel.getDefaultInstance(),
                    message -> ModelMessages.toMessage(ModelMessages.fromMessage(message))),
            new Pair<>(
                    Token.getDefaultInstance(), message -> ModelMessages.toMessage(ModelMessages.fromMessage(message))),
            new Pair<>(
                    ApiKey.getDefaultInstance(),
                    message -> ModelMessages.toMessage(ModelMessages.fromMessage(message))));

    static final List<Pair<?>> IMAGES = List.of(
            new Pair<>(
                    GenerateImageRequest.getDefaultInstance(),
                    message -> ImageMessages.toMessage(ImageMessages.fromMessage(message))),
            new Pair<>(
                    ImageResponse.getDefaultInstance(),
                    message -> ImageMessages.toMessage(ImageMessages.fromMessage(message))));

    static final List<Pair<?>> BATCHES = List.of(
            new Pair<>(
                    Batch.getDefaultInstance(), message -> BatchMessages.toMessage(BatchMessages.fromMessage(message))),
            new Pair<>(
                    BatchRequestMetadata.getDefaultInstance(),
                    message -> BatchMessages.toMessage(BatchMessages.fromMessage(message))));

    static final List<Pair<?>> COLLECTIONS = List.of(
            new Pair<>(
                    CollectionMetadata.getDefaultInstance(),
                    message -> CollectionMessages.toMessage(CollectionMessages.fromMessage(message))),
            new Pair<>(
                    CreateCollectionRequest.getDefaultInstance(),
                    message -> CollectionMessages.toMessage(CollectionMessages.fromMessage(message))),
            new Pair<>(
                    DocumentMetadata.getDefaultInstance(),
                    message -> DocumentMessages.toMessage(DocumentMessages.fromMessage(message))),
            new Pair<>(
                    UpdateDocumentRequest.getDefaultInstance(),
                    message -> DocumentMessages.toMessage(
                            message.getCollectionId(), message.getFileId(), DocumentMessages.fromMessage(message))),
            new Pair<>(
                    SearchRequest.getDefaultInstance(),
                    message -> DocumentSearchMessages.toMessage(DocumentSearchMessages.fromMessage(message))),
            new Pair<>(
                    SearchMatch.getDefaultInstance(),
                    message -> DocumentSearchMessages.toMessage(DocumentSearchMessages.fromMessage(message))));

    M filled(MessageFiller.Fill fill, int variant) {
        return MessageFiller.fill(type, fill, variant);
    }

    /** {@return a message after its conversion into the api's type and back, and over the wire} */
    Message returned(Message message) {
        @SuppressWarnings("unchecked")
        M sent = asApiTypeAndBack.apply((M) message);
        try {
            return sent.getParserForType().parseFrom(sent.toByteString());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return type.getDescriptorForType().getName();
    }
}
