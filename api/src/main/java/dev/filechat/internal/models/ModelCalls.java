// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.models;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.Message;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.text.TextRule;
import dev.filechat.models.EmbeddingModel;
import dev.filechat.models.ImageModel;
import dev.filechat.models.KeyInfo;
import dev.filechat.models.LanguageModel;
import dev.filechat.models.ModelsService;
import dev.filechat.models.Token;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.ModelsTransport;
import java.util.List;
import java.util.stream.Collectors;

/** The calls about models over a transport. Thread-safe. */
public final class ModelCalls implements ModelsService {
    private final ModelsTransport transport;
    private final CallRunner runner;

    public ModelCalls(ModelsTransport transport, CallRunner runner) {
        this.transport = transport;
        this.runner = runner;
    }

    @Override
    public List<LanguageModel> languageModels() {
        return list(CallOperation.LIST_LANGUAGE_MODELS, "Listing language models", transport::languageModels);
    }

    @Override
    public LanguageModel languageModel(String name) {
        return one(CallOperation.GET_LANGUAGE_MODEL, name, call -> transport.languageModel(name, call));
    }

    @Override
    public List<EmbeddingModel> embeddingModels() {
        return list(CallOperation.LIST_EMBEDDING_MODELS, "Listing embedding models", transport::embeddingModels);
    }

    @Override
    public EmbeddingModel embeddingModel(String name) {
        return one(CallOperation.GET_EMBEDDING_MODEL, name, call -> transport.embeddingModel(name, call));
    }

    @Override
    public List<ImageModel> imageModels() {
        return list(CallOperation.LIST_IMAGE_MODELS, "Listing image models", transport::imageModels);
    }

    @Override
    public ImageModel imageModel(String name) {
        return one(CallOperation.GET_IMAGE_MODEL, name, call -> transport.imageModel(name, call));
    }

    @Override
    public List<Token> tokens(String model, String text) {
        checkModel("model", model);
        TextRule.check("text", text);
        String what = "Counting tokens for " + ServerText.printable(model);
        return runner.run(
                CallKind.REPEATABLE,
                CallDetails.ofModel(CallOperation.TOKENIZE, what, model),
                call -> transport.tokens(model, text, call));
    }

    @Override
    public int countTokens(Chat chat) {
        String texts = requireNonNull(chat, "chat").messages().stream()
                .map(Message::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        return texts.isEmpty() ? 0 : countTokens(chat.model(), texts);
    }

    @Override
    public KeyInfo keyInfo() {
        return runner.run(
                CallKind.REPEATABLE,
                CallDetails.of(CallOperation.GET_KEY_INFO, "Looking up the API key"),
                transport::keyInfo);
    }

    private <T> List<T> list(CallOperation operation, String what, CallRunner.Attempt<List<T>> attempt) {
        return runner.run(CallKind.REPEATABLE, CallDetails.of(operation, what), attempt);
    }

    private <T> T one(CallOperation operation, String name, CallRunner.Attempt<T> attempt) {
        checkModel("name", name);
        String what = "Looking up the model " + ServerText.printable(name);
        return runner.run(CallKind.REPEATABLE, CallDetails.ofModel(operation, what, name), attempt);
    }

    private static void checkModel(String argument, String name) {
        if (TextRule.check(argument, name).isBlank()) {
            throw new IllegalArgumentException(argument + " is blank; name a model, for example \"grok-4.5\"");
        }
    }
}
