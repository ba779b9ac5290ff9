// SPDX-License-Identifier: Apache-2.0
package dev.filechat.models;

import dev.filechat.chat.Chat;
import dev.filechat.errors.NotFoundException;
import java.util.List;

/**
 * The models that the API key may use, their tokens, and what the service knows of the key. Thread-safe. Made by the
 * client; not meant to be implemented elsewhere. Nothing is cached: each call asks the service. All methods throw
 * {@link dev.filechat.errors.FileChatException}; none of the calls costs anything.
 *
 * <p>{@snippet :
 * LanguageModel model = client.models().languageModel("grok-4.5");
 * int tokens = client.models().countTokens(model.name(), text);
 * BigDecimal price = model.promptTextPrice().usdOf(tokens);
 * }
 */
public interface ModelsService {
    /** {@return the models that answer chats} */
    List<LanguageModel> languageModels();

    /**
     * {@return one model that answers chats}
     *
     * @param name its name or one of its aliases
     * @throws NotFoundException if there is none
     */
    LanguageModel languageModel(String name);

    /** {@return the models that make vectors of texts} */
    List<EmbeddingModel> embeddingModels();

    /**
     * {@return one model that makes vectors of texts}
     *
     * @param name its name or one of its aliases
     * @throws NotFoundException if there is none
     */
    EmbeddingModel embeddingModel(String name);

    /** {@return the models that make pictures} */
    List<ImageModel> imageModels();

    /**
     * {@return one model that makes pictures}
     *
     * @param name its name or one of its aliases
     * @throws NotFoundException if there is none
     */
    ImageModel imageModel(String name);

    /**
     * {@return the tokens of a text, in its order}
     *
     * @param model the name of the model
     * @param text the text
     */
    List<Token> tokens(String model, String text);

    /**
     * {@return the number of tokens of a text}
     *
     * @param model the name of the model
     * @param text the text
     */
    default int countTokens(String model, String text) {
        return tokens(model, text).size();
    }

    /**
     * {@return the number of tokens of the texts in a conversation, for its model} The real prompt has more: what
     * separates messages, tools and schemas, images, and the content of files are not counted.
     */
    int countTokens(Chat chat);

    /** {@return what the service knows of the API key of this client} */
    KeyInfo keyInfo();
}
