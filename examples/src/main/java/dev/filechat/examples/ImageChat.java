// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.image;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.ImageDetail;
import dev.filechat.chat.responses.ChatResponse;
import java.io.PrintStream;
import java.nio.file.Path;

/** Asks about a picture that goes with the message. */
public final class ImageChat {
    private ImageChat() {}

    /** Argument: a PNG or JPEG, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, args.length > 0 ? Path.of(args[0]) : ExampleChart.draw(), System.out);
        }
    }

    static void run(FileChatClient client, Path picture, PrintStream out) {
        Chat chat = client.chat().create("grok-4.5");
        chat.append(user("Which bar is the tallest?", image(picture).withDetail(ImageDetail.LOW)));
        ChatResponse answer = chat.sample();
        out.println(answer.content());
        out.printf("The picture counted for %,d tokens.%n", chat.usage().promptImageTokens());
    }
}
