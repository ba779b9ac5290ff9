// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.Usage;
import dev.filechat.images.ImageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a picture, or edits one, and saves it: {@code Picture "PROMPT" NEW.png [OLD.png]}. */
public final class Picture {
    public static void main(String[] args) throws IOException {
        var request = ImageRequest.builder("grok-imagine-image", args.length > 0 ? args[0] : "A heron at dawn");
        var target = args.length > 1
                ? Path.of(args[1])
                : Files.createTempDirectory("filechat-example").resolve("picture.png");
        try (var client = ExampleClient.open()) {
            if (Files.exists(target)) { // before it is paid for
                throw new IllegalArgumentException(target + " is there already");
            }
            if (args.length > 2) {
                request.sources(List.of(Content.image(Path.of(args[2]))));
            }
            var response = client.images().generate(request.build());
            var picture = response.images().getFirst();
            if (picture.respectsModeration()) {
                System.out.println("Saved as " + client.images().save(picture, target));
            } else {
                System.out.println("Moderation held the picture back");
            }
            response.usage().flatMap(Usage::costInUsd).ifPresent(usd -> System.out.printf("It costs $%.4f.%n", usd));
        }
    }
}
