// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.models;

import com.google.protobuf.Empty;
import dev.filechat.proto.EmbeddingModel;
import dev.filechat.proto.GetModelRequest;
import dev.filechat.proto.ImageGenerationModel;
import dev.filechat.proto.LanguageModel;
import dev.filechat.proto.ListEmbeddingModelsResponse;
import dev.filechat.proto.ListImageGenerationModelsResponse;
import dev.filechat.proto.ListLanguageModelsResponse;
import dev.filechat.proto.ModelsGrpc;
import dev.filechat.testkit.internal.calls.ResponseSender;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;

/** The Models service. */
public final class ModelsRpc extends ModelsGrpc.ModelsImplBase {

    private final ModelCatalog catalog;
    private final Executor executor;

    public ModelsRpc(ModelCatalog catalog, Executor executor) {
        this.catalog = catalog;
        this.executor = executor;
    }

    @Override
    public void listLanguageModels(Empty request, StreamObserver<ListLanguageModelsResponse> response) {
        ResponseSender.serve(
                response,
                executor,
                out -> out.send(ListLanguageModelsResponse.newBuilder()
                        .addAllModels(catalog.languageModels())
                        .build()));
    }

    @Override
    public void getLanguageModel(GetModelRequest request, StreamObserver<LanguageModel> response) {
        ResponseSender.serve(response, executor, out -> out.send(catalog.languageModel(request.getName())));
    }

    @Override
    public void listEmbeddingModels(Empty request, StreamObserver<ListEmbeddingModelsResponse> response) {
        ResponseSender.serve(
                response,
                executor,
                out -> out.send(ListEmbeddingModelsResponse.newBuilder()
                        .addAllModels(catalog.embeddingModels())
                        .build()));
    }

    @Override
    public void getEmbeddingModel(GetModelRequest request, StreamObserver<EmbeddingModel> response) {
        ResponseSender.serve(response, executor, out -> out.send(catalog.embeddingModel(request.getName())));
    }

    @Override
    public void listImageGenerationModels(Empty request, StreamObserver<ListImageGenerationModelsResponse> response) {
        ResponseSender.serve(
                response,
                executor,
                out -> out.send(ListImageGenerationModelsResponse.newBuilder()
                        .addAllModels(catalog.imageModels())
                        .build()));
    }

    @Override
    public void getImageGenerationModel(GetModelRequest request, StreamObserver<ImageGenerationModel> response) {
        ResponseSender.serve(response, executor, out -> out.send(catalog.imageModel(request.getName())));
    }
}
