// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.models.KeyInfo;
import dev.filechat.models.LanguageModel;
import dev.filechat.testkit.FakeXai;
import java.math.BigDecimal;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The code of docs/models.md. */
class ModelsPageTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client =
            xai.configure(FileChatClient.builder()).transport("grpc-netty").build();

    @Test
    void pricesOfModels() {
        // snippet: prices
        for (LanguageModel model : client.models().languageModels()) {
            System.out.println(model.name() + ", " + model.maxPromptTokens() + " tokens: " + model.promptTextPrice()
                    + ", answers " + model.completionPrice());
        }
        // end
        assertThat(xai.calls("ListLanguageModels")).isEqualTo(1);
    }

    @Test
    void tokensBeforeTheQuestion() {
        // snippet: tokens
        Chat chat = client.chat().create("grok-4.5").append(user("Which of these gates is open?"));
        int tokens = client.models().countTokens(chat);

        LanguageModel model = client.models().languageModel(chat.model());
        BigDecimal prompt = model.promptTextPrice().usdOf(tokens);

        ChatResponse answer = chat.sample();
        BigDecimal estimate = answer.usage().map(model::estimateInUsd).orElseThrow();
        // end
        assertThat(tokens).isPositive();
        assertThat(prompt).isPositive();
        assertThat(estimate)
                .isEqualByComparingTo(answer.usage().orElseThrow().costInUsd().orElseThrow());
    }

    @Test
    void whatTheServiceKnowsOfTheKey() {
        // snippet: key
        KeyInfo key = client.models().keyInfo();
        if (key.blocked() || key.teamBlocked() || key.disabled()) {
            throw new IllegalStateException("The API key " + key.name() + " of team " + key.teamId() + " is blocked");
        }
        // end
        assertThat(key.redactedKey()).doesNotContain(FakeXai.DEFAULT_KEY);
    }
}
