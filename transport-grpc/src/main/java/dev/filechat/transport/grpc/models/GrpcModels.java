// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.models;

import com.google.protobuf.Empty;
import dev.filechat.models.EmbeddingModel;
import dev.filechat.models.ImageModel;
import dev.filechat.models.KeyInfo;
import dev.filechat.models.LanguageModel;
import dev.filechat.models.Token;
import dev.filechat.proto.AuthGrpc;
import dev.filechat.proto.GetModelRequest;
import dev.filechat.proto.ModelsGrpc;
import dev.filechat.proto.TokenizeGrpc;
import dev.filechat.proto.TokenizeTextRequest;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ModelsTransport;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.call.UnaryCalls;
import java.util.List;

/** The calls about models, tokens and the API key over gRPC. Thread-safe. */
public final class GrpcModels implements ModelsTransport {
    private final UnaryCalls calls;

    public GrpcModels(UnaryCalls calls) {
        this.calls = calls;
    }

    @Override
    public List<LanguageModel> languageModels(CallContext context) throws TransportException {
        return ModelMessages.fromMessage(
                calls.unary(ModelsGrpc.getListLanguageModelsMethod(), Empty.getDefaultInstance(), context));
    }

    @Override
    public LanguageModel languageModel(String name, CallContext context) throws TransportException {
        return ModelMessages.fromMessage(calls.unary(ModelsGrpc.getGetLanguageModelMethod(), request(name), context));
    }

    @Override
    public List<EmbeddingModel> embeddingModels(CallContext context) throws TransportException {
        return ModelMessages.fromMessage(
                calls.unary(ModelsGrpc.getListEmbeddingModelsMethod(), Empty.getDefaultInstance(), context));
    }

    @Override
    public EmbeddingModel embeddingModel(String name, CallContext context) throws TransportException {
        return ModelMessages.fromMessage(calls.unary(ModelsGrpc.getGetEmbeddingModelMethod(), request(name), context));
    }

    @Override
    public List<ImageModel> imageModels(CallContext context) throws TransportException {
        return ModelMessages.fromMessage(
                calls.unary(ModelsGrpc.getListImageGenerationModelsMethod(), Empty.getDefaultInstance(), context));
    }

    @Override
    public ImageModel imageModel(String name, CallContext context) throws TransportException {
        return ModelMessages.fromMessage(
                calls.unary(ModelsGrpc.getGetImageGenerationModelMethod(), request(name), context));
    }

    @Override
    public List<Token> tokens(String model, String text, CallContext context) throws TransportException {
        TokenizeTextRequest request =
                TokenizeTextRequest.newBuilder().setModel(model).setText(text).build();
        return ModelMessages.fromMessage(calls.unary(TokenizeGrpc.getTokenizeTextMethod(), request, context));
    }

    @Override
    public KeyInfo keyInfo(CallContext context) throws TransportException {
        return ModelMessages.fromMessage(
                calls.unary(AuthGrpc.getGetApiKeyInfoMethod(), Empty.getDefaultInstance(), context));
    }

    private static GetModelRequest request(String name) {
        return GetModelRequest.newBuilder().setName(name).build();
    }
}
