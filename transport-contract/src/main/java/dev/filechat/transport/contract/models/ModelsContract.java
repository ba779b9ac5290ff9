// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.models;

import static dev.filechat.chat.messages.Message.system;
import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.models.EmbeddingModel;
import dev.filechat.models.ImageModel;
import dev.filechat.models.KeyInfo;
import dev.filechat.models.LanguageModel;
import dev.filechat.models.Modality;
import dev.filechat.models.ModelsService;
import dev.filechat.models.Token;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models with their prices, tokens, and what is known of the key. */
public interface ModelsContract extends OverTransport {
    /** Each list has what a lookup returns, by the name and by each alias. */
    @Test
    default void aModelIsFoundByItsNameAndItsAliases() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            ModelsService models = client.models();

            LanguageModel language = models.languageModels().getFirst();
            assertThat(language.aliases())
                    .isNotEmpty()
                    .allSatisfy(alias -> assertThat(models.languageModel(alias)).isEqualTo(language));
            assertThat(models.languageModel(language.name())).isEqualTo(language);
            EmbeddingModel embedding = models.embeddingModels().getFirst();
            assertThat(models.embeddingModel(embedding.aliases().getFirst())).isEqualTo(embedding);
            assertThat(embedding.outputModalities()).containsExactly(Modality.EMBEDDING);
            ImageModel image = models.imageModels().getFirst();
            assertThat(models.imageModel(image.aliases().getFirst())).isEqualTo(image);
            assertThat(image.imagePriceInUsd()).isEqualByComparingTo("0.02");
        }
    }

    /** A model that there is not, and names that cannot be one. */
    @Test
    default void anUnknownModelIsNotFound() {
        try (FakeXai xai = fake().models("grok-a", "grok-b").start();
                FileChatClient client = client(xai)) {
            assertThat(client.models().languageModels())
                    .extracting(LanguageModel::name)
                    .containsExactly("grok-a", "grok-b");
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.models().languageModel("grok-c"))
                    .withMessageContaining("grok-c");
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.models().imageModel("grok-a"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.models().languageModel(" "))
                    .withMessageContaining("name is blank");
            assertThat(xai.calls("GetLanguageModel")).isEqualTo(1);
        }
    }

    /** By the prices of its model, an answer costs what the service says that it cost. */
    @Test
    default void theEstimateOfAUsageIsWhatItCost() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Chat chat = client.chat().create("grok-4.5").append(user("What is a gate?"));
            chat.append(chat.sample()).append(user("And a door?"));
            ChatResponse second = chat.sample();

            LanguageModel model = client.models().languageModel("grok-4.5");

            assertThat(second.usage().orElseThrow().cachedPromptTextTokens()).isPositive();
            assertThat(model.estimateInUsd(second.usage().orElseThrow()))
                    .isEqualByComparingTo(
                            second.usage().orElseThrow().costInUsd().orElseThrow());
            assertThat(model.promptTextPrice().usdPerMillionTokens()).isEqualByComparingTo("2");
            assertThat(model.promptTextPrice()).hasToString("2.0000 USD per million tokens");
        }
    }

    /** The tokens are the text, whatever characters it has. */
    @Test
    default void theTokensOfATextMakeUpTheText() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            String text = "Größe: 3 \uD83D\uDE00\uD83D\uDE00\n\tend";

            List<Token> tokens = client.models().tokens("grok-4.5", text);

            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            tokens.forEach(token -> {
                byte[] part = new byte[token.bytes().remaining()];
                token.bytes().get(part);
                bytes.writeBytes(part);
            });
            assertThat(bytes.toString(UTF_8)).isEqualTo(text);
            assertThat(tokens)
                    .extracting(Token::text)
                    .isEqualTo(tokens.stream()
                            .map(token -> UTF_8.decode(token.bytes()).toString())
                            .toList());
            assertThat(client.models().tokens("grok-4.5", text)).isEqualTo(tokens);
            assertThat(client.models().countTokens("grok-4.5", text)).isEqualTo(tokens.size());
            assertThat(client.models().countTokens("grok-4.5", "")).isZero();
        }
    }

    /** The texts of all messages count, and a conversation without text costs no call. */
    @Test
    default void theTokensOfAConversationAreThoseOfItsTexts() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Chat chat = client.chat().create("grok-4.5");
            assertThat(client.models().countTokens(chat)).isZero();
            assertThat(xai.calls("TokenizeText")).isZero();

            chat.append(system("Be short.")).append(user("What is a gate?"));

            assertThat(client.models().countTokens(chat))
                    .isEqualTo(client.models().countTokens("grok-4.5", "Be short.\nWhat is a gate?"));
        }
    }

    /** The key's own information, without the key. */
    @Test
    default void theServiceTellsAboutTheKeyWithoutShowingIt() {
        try (FakeXai xai = fake().keys("first-secret-key", "second-secret-key").start();
                FileChatClient client =
                        configured(xai).apiKey("second-secret-key").build()) {
            KeyInfo key = client.models().keyInfo();

            assertThat(key.id()).isEqualTo("key-1");
            assertThat(key.teamId()).isEqualTo("team-1");
            assertThat(key.redactedKey()).startsWith("sec").endsWith("key").doesNotContain("secret");
            assertThat(key.permissions()).isNotEmpty();
            assertThat(key.blocked() || key.teamBlocked() || key.disabled()).isFalse();
            assertThat(key.createdAt()).isPresent();
        }
    }

    /** These calls change nothing, and so are repeated like others that do not. */
    @Test
    default void aLookupIsRepeatedWhenTheServiceIsAway() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                FileChatClient wrong = configured(xai).apiKey("no-such-key").build()) {
            xai.faults().on("ListLanguageModels").times(2).refuse(Code.UNAVAILABLE, "down");

            assertThat(client.models().languageModels()).isNotEmpty();

            assertThat(xai.calls("ListLanguageModels")).isEqualTo(3);
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> wrong.models().keyInfo());
        }
    }
}
