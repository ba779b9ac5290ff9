// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.models;

import com.google.protobuf.Timestamp;
import dev.filechat.proto.EmbeddingModel;
import dev.filechat.proto.ImageGenerationModel;
import dev.filechat.proto.LanguageModel;
import dev.filechat.proto.Modality;
import dev.filechat.testkit.internal.usage.Prices;
import io.grpc.Status;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The models of a fake. Language models cost what the fake's chats cost. */
public final class ModelCatalog {

    /** 2 US cents, in ticks. */
    private static final long IMAGE_PRICE = 200_000_000;

    private static final int EMBEDDING_PRICE = 1_000;
    private static final int LONGEST_PROMPT = 256_000;
    private static final int LONGEST_IMAGE_PROMPT = 8_000;

    /** 1 January 2026. */
    private static final Timestamp CREATED =
            Timestamp.newBuilder().setSeconds(1_767_225_600).build();

    private static final String FINGERPRINT = "fp_fake";

    private final List<LanguageModel> languageModels;
    private final List<EmbeddingModel> embeddingModels = List.of(EmbeddingModel.newBuilder()
            .setName("grok-embedding-small")
            .addAliases("grok-embedding-small-latest")
            .setVersion("1.0.0")
            .addInputModalities(Modality.TEXT)
            .addOutputModalities(Modality.EMBEDDING)
            .setPromptTextTokenPrice(EMBEDDING_PRICE)
            .setCreated(CREATED)
            .setSystemFingerprint(FINGERPRINT)
            .build());
    private final List<ImageGenerationModel> imageModels = List.of(ImageGenerationModel.newBuilder()
            .setName("grok-imagine-image")
            .addAliases("grok-imagine-image-latest")
            .setVersion("1.0.0")
            .addInputModalities(Modality.TEXT)
            .addInputModalities(Modality.IMAGE)
            .addOutputModalities(Modality.IMAGE)
            .setImagePrice(IMAGE_PRICE)
            .setMaxPromptLength(LONGEST_IMAGE_PROMPT)
            .setCreated(CREATED)
            .setSystemFingerprint(FINGERPRINT)
            .build());

    /** @param names of the language models; the newest one if it is empty */
    public ModelCatalog(Set<String> names) {
        languageModels = names.isEmpty()
                ? List.of(languageModel("grok-4.5", List.of("grok-4.5-latest", "grok-latest")))
                : names.stream().map(name -> languageModel(name, List.of())).toList();
    }

    private static LanguageModel languageModel(String name, List<String> aliases) {
        return LanguageModel.newBuilder()
                .setName(name)
                .addAllAliases(aliases)
                .setVersion("1.0.0")
                .addInputModalities(Modality.TEXT)
                .addInputModalities(Modality.IMAGE)
                .addOutputModalities(Modality.TEXT)
                .setPromptTextTokenPrice(Prices.TICKS_A_PROMPT_TOKEN)
                .setPromptImageTokenPrice(Prices.TICKS_A_PROMPT_TOKEN)
                .setCachedPromptTokenPrice(Prices.TICKS_A_CACHED_TOKEN)
                .setCompletionTextTokenPrice(Prices.TICKS_A_WRITTEN_TOKEN)
                .setMaxPromptLength(LONGEST_PROMPT)
                .setCreated(CREATED)
                .setSystemFingerprint(FINGERPRINT)
                .build();
    }

    List<LanguageModel> languageModels() {
        return languageModels;
    }

    LanguageModel languageModel(String name) {
        return find(languageModels, LanguageModel::getName, LanguageModel::getAliasesList, name);
    }

    List<EmbeddingModel> embeddingModels() {
        return embeddingModels;
    }

    EmbeddingModel embeddingModel(String name) {
        return find(embeddingModels, EmbeddingModel::getName, EmbeddingModel::getAliasesList, name);
    }

    List<ImageGenerationModel> imageModels() {
        return imageModels;
    }

    public ImageGenerationModel imageModel(String name) {
        return find(imageModels, ImageGenerationModel::getName, ImageGenerationModel::getAliasesList, name);
    }

    private static <M> M find(
            List<M> models,
            Function<M, String> nameOf,
            Function<M, ? extends Collection<String>> aliasesOf,
            String name) {
        return models.stream()
                .filter(model -> nameOf.apply(model).equals(name)
                        || aliasesOf.apply(model).contains(name))
                .findFirst()
                .orElseThrow(() -> Status.NOT_FOUND
                        .withDescription("The model \"" + name + "\" does not exist")
                        .asRuntimeException());
    }
}
