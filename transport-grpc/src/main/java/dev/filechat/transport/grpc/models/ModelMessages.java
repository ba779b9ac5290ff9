// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.models;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.filechat.models.EmbeddingModel;
import dev.filechat.models.ImageModel;
import dev.filechat.models.KeyInfo;
import dev.filechat.models.LanguageModel;
import dev.filechat.models.Modality;
import dev.filechat.models.Token;
import dev.filechat.models.TokenPrice;
import dev.filechat.proto.ApiKey;
import dev.filechat.proto.ImageGenerationModel;
import dev.filechat.proto.ListEmbeddingModelsResponse;
import dev.filechat.proto.ListImageGenerationModelsResponse;
import dev.filechat.proto.ListLanguageModelsResponse;
import dev.filechat.proto.TokenizeTextResponse;
import dev.filechat.transport.grpc.messages.MessageLists;
import dev.filechat.transport.grpc.messages.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Models, tokens and API keys. Stateless and thread-safe. */
public final class ModelMessages {
    private ModelMessages() {}

    /** {@return the models of a message} */
    public static List<LanguageModel> fromMessage(ListLanguageModelsResponse message) {
        return MessageLists.map(message.getModelsList(), ModelMessages::fromMessage);
    }

    /** {@return the model of a message} */
    public static LanguageModel fromMessage(dev.filechat.proto.LanguageModel message) {
        LanguageModel.Builder model = LanguageModel.builder(message.getName())
                .aliases(message.getAliasesList())
                .version(message.getVersion())
                .inputModalities(modalities(message.getInputModalitiesValueList()))
                .outputModalities(modalities(message.getOutputModalitiesValueList()))
                .promptTextPrice(new TokenPrice(message.getPromptTextTokenPrice()))
                .cachedPromptPrice(new TokenPrice(message.getCachedPromptTokenPrice()))
                .promptImagePrice(new TokenPrice(message.getPromptImageTokenPrice()))
                .completionPrice(new TokenPrice(message.getCompletionTextTokenPrice()))
                .searchPrice(message.getSearchPrice())
                .maxPromptTokens(message.getMaxPromptLength())
                .systemFingerprint(message.getSystemFingerprint());
        time(message.hasCreated(), message.getCreated(), model::createdAt);
        return model.build();
    }

    /** {@return the models of a message} */
    public static List<EmbeddingModel> fromMessage(ListEmbeddingModelsResponse message) {
        return MessageLists.map(message.getModelsList(), ModelMessages::fromMessage);
    }

    /** {@return the model of a message} */
    public static EmbeddingModel fromMessage(dev.filechat.proto.EmbeddingModel message) {
        EmbeddingModel.Builder model = EmbeddingModel.builder(message.getName())
                .aliases(message.getAliasesList())
                .version(message.getVersion())
                .inputModalities(modalities(message.getInputModalitiesValueList()))
                .outputModalities(modalities(message.getOutputModalitiesValueList()))
                .promptTextPrice(new TokenPrice(message.getPromptTextTokenPrice()))
                .promptImagePrice(new TokenPrice(message.getPromptImageTokenPrice()))
                .systemFingerprint(message.getSystemFingerprint());
        time(message.hasCreated(), message.getCreated(), model::createdAt);
        return model.build();
    }

    /** {@return the models of a message} */
    public static List<ImageModel> fromMessage(ListImageGenerationModelsResponse message) {
        return MessageLists.map(message.getModelsList(), ModelMessages::fromMessage);
    }

    /** {@return the model of a message} */
    public static ImageModel fromMessage(ImageGenerationModel message) {
        ImageModel.Builder model = ImageModel.builder(message.getName())
                .aliases(message.getAliasesList())
                .version(message.getVersion())
                .inputModalities(modalities(message.getInputModalitiesValueList()))
                .outputModalities(modalities(message.getOutputModalitiesValueList()))
                .imagePriceInUsdTicks(message.getImagePrice())
                .maxPromptLength(message.getMaxPromptLength())
                .systemFingerprint(message.getSystemFingerprint());
        time(message.hasCreated(), message.getCreated(), model::createdAt);
        return model.build();
    }

    /** {@return the tokens of a message} */
    public static List<Token> fromMessage(TokenizeTextResponse message) {
        return MessageLists.map(message.getTokensList(), ModelMessages::fromMessage);
    }

    /** {@return the token of a message} */
    public static Token fromMessage(dev.filechat.proto.Token message) {
        return new Token(
                Integer.toUnsignedLong(message.getTokenId()),
                message.getStringToken(),
                message.getTokenBytes().asReadOnlyByteBuffer());
    }

    /** {@return the key of a message} */
    public static KeyInfo fromMessage(ApiKey message) {
        KeyInfo.Builder key = KeyInfo.builder(message.getApiKeyId())
                .redactedKey(message.getRedactedApiKey())
                .name(message.getName())
                .userId(message.getUserId())
                .teamId(message.getTeamId())
                .permissions(message.getAclsList())
                .modifiedBy(message.getModifiedBy())
                .blocked(message.getApiKeyBlocked())
                .teamBlocked(message.getTeamBlocked())
                .disabled(message.getDisabled());
        time(message.hasCreateTime(), message.getCreateTime(), key::createdAt);
        time(message.hasModifyTime(), message.getModifyTime(), key::modifiedAt);
        return key.build();
    }

    /** {@return the message of a model} */
    public static dev.filechat.proto.LanguageModel toMessage(LanguageModel model) {
        dev.filechat.proto.LanguageModel.Builder message = dev.filechat.proto.LanguageModel.newBuilder()
                .setName(model.name())
                .addAllAliases(model.aliases())
                .setVersion(model.version())
                .addAllInputModalitiesValue(MessageLists.map(model.inputModalities(), Modality::number))
                .addAllOutputModalitiesValue(MessageLists.map(model.outputModalities(), Modality::number))
                .setPromptTextTokenPrice(model.promptTextPrice().centsPer100MillionTokens())
                .setCachedPromptTokenPrice(model.cachedPromptPrice().centsPer100MillionTokens())
                .setPromptImageTokenPrice(model.promptImagePrice().centsPer100MillionTokens())
                .setCompletionTextTokenPrice(model.completionPrice().centsPer100MillionTokens())
                .setSearchPrice(model.searchPrice())
                .setMaxPromptLength(model.maxPromptTokens())
                .setSystemFingerprint(model.systemFingerprint());
        model.createdAt().map(Timestamps::toMessage).ifPresent(message::setCreated);
        return message.build();
    }

    /** {@return the message of a model} */
    public static dev.filechat.proto.EmbeddingModel toMessage(EmbeddingModel model) {
        dev.filechat.proto.EmbeddingModel.Builder message = dev.filechat.proto.EmbeddingModel.newBuilder()
                .setName(model.name())
                .addAllAliases(model.aliases())
                .setVersion(model.version())
                .addAllInputModalitiesValue(MessageLists.map(model.inputModalities(), Modality::number))
                .addAllOutputModalitiesValue(MessageLists.map(model.outputModalities(), Modality::number))
                .setPromptTextTokenPrice(model.promptTextPrice().centsPer100MillionTokens())
                .setPromptImageTokenPrice(model.promptImagePrice().centsPer100MillionTokens())
                .setSystemFingerprint(model.systemFingerprint());
        model.createdAt().map(Timestamps::toMessage).ifPresent(message::setCreated);
        return message.build();
    }

    /** {@return the message of a model} */
    public static ImageGenerationModel toMessage(ImageModel model) {
        ImageGenerationModel.Builder message = ImageGenerationModel.newBuilder()
                .setName(model.name())
                .addAllAliases(model.aliases())
                .setVersion(model.version())
                .addAllInputModalitiesValue(MessageLists.map(model.inputModalities(), Modality::number))
                .addAllOutputModalitiesValue(MessageLists.map(model.outputModalities(), Modality::number))
                .setImagePrice(model.imagePriceInUsdTicks())
                .setMaxPromptLength(model.maxPromptLength())
                .setSystemFingerprint(model.systemFingerprint());
        model.createdAt().map(Timestamps::toMessage).ifPresent(message::setCreated);
        return message.build();
    }

    /** {@return the message of a token} */
    public static dev.filechat.proto.Token toMessage(Token token) {
        return dev.filechat.proto.Token.newBuilder()
                .setTokenId((int) token.id())
                .setStringToken(token.text())
                .setTokenBytes(ByteString.copyFrom(token.bytes()))
                .build();
    }

    /** {@return the message of a key} */
    public static ApiKey toMessage(KeyInfo key) {
        ApiKey.Builder message = ApiKey.newBuilder()
                .setApiKeyId(key.id())
                .setRedactedApiKey(key.redactedKey())
                .setName(key.name())
                .setUserId(key.userId())
                .setTeamId(key.teamId())
                .addAllAcls(key.permissions())
                .setModifiedBy(key.modifiedBy())
                .setApiKeyBlocked(key.blocked())
                .setTeamBlocked(key.teamBlocked())
                .setDisabled(key.disabled());
        key.createdAt().map(Timestamps::toMessage).ifPresent(message::setCreateTime);
        key.modifiedAt().map(Timestamps::toMessage).ifPresent(message::setModifyTime);
        return message.build();
    }

    private static List<Modality> modalities(List<Integer> numbers) {
        return MessageLists.map(numbers, Modality::new);
    }

    /** A time out of the range of {@link Instant} is left out. */
    private static void time(boolean present, Timestamp message, Consumer<Instant> setter) {
        Instant instant = present ? Timestamps.fromMessage(message) : null;
        if (instant != null) {
            setter.accept(instant);
        }
    }
}
