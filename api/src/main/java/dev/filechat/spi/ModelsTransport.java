// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.models.EmbeddingModel;
import dev.filechat.models.ImageModel;
import dev.filechat.models.KeyInfo;
import dev.filechat.models.LanguageModel;
import dev.filechat.models.Token;
import java.util.List;

/**
 * The calls about models, tokens and the API key, one attempt each. They keep the rules that {@link Transport} has for
 * every call. Thread-safe.
 */
public interface ModelsTransport {
    /** Lists the language models. */
    List<LanguageModel> languageModels(CallContext call) throws TransportException;

    /** Looks up a language model by its name or an alias. */
    LanguageModel languageModel(String name, CallContext call) throws TransportException;

    /** Lists the embedding models. */
    List<EmbeddingModel> embeddingModels(CallContext call) throws TransportException;

    /** Looks up an embedding model by its name or an alias. */
    EmbeddingModel embeddingModel(String name, CallContext call) throws TransportException;

    /** Lists the image models. */
    List<ImageModel> imageModels(CallContext call) throws TransportException;

    /** Looks up an image model by its name or an alias. */
    ImageModel imageModel(String name, CallContext call) throws TransportException;

    /** Cuts a text into the tokens of a model. */
    List<Token> tokens(String model, String text, CallContext call) throws TransportException;

    /** Looks up the API key of the call. */
    KeyInfo keyInfo(CallContext call) throws TransportException;
}
