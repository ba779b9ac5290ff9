// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.testkit.RecordedImageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of models and of pictures. */
class ModelExamplesTest {
    @TempDir
    private Path directory;

    @Test
    void aQuestionAboutATextIsPricedAndNotAsked() throws IOException {
        Path text = Files.writeString(directory.resolve("a.txt"), "word".repeat(3_000));

        List<String> output = Example.printed(
                        () -> ModelPrices.main(new String[] {text.toString(), "Which words are there?"}))
                .lines()
                .toList();

        assertThat(output.get(1)).startsWith("grok-4.5 ").hasSameSizeAs(output.getFirst());
        assertThat(output)
                .contains("a.txt has %,d tokens, and the question %d.".formatted(3_000, 6))
                .contains("Asking grok-4.5 costs $%.6f, and an answer of 100 tokens $%.6f.".formatted(0.006012, 0.001));
        assertThat(ExampleClient.fake().chat().requests()).isEmpty();
    }

    @Test
    void aPictureIsMadeAndEdited() throws IOException {
        Path gate = directory.resolve("gate.png");
        Path red = directory.resolve("red.png");

        assertThat(picture("A gate", gate.toString()).lines())
                .containsExactly("Saved as " + gate, "It costs $%.4f.".formatted(0.02));
        assertThat(picture("Make it red", red.toString(), gate.toString())).startsWith("Saved as " + red);

        assertThat(ExampleClient.fake().images().requests())
                .singleElement()
                .extracting(RecordedImageRequest::sources)
                .isEqualTo(List.of(
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(gate))));
        assertThat(red).isNotEmptyFile();
    }

    @Test
    void aPictureIsNotPaidForWhereItCouldNotBeSaved() throws IOException {
        String gate = directory.resolve("gate.png").toString();
        picture("A gate", gate);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture("A red gate", gate))
                .withMessage(gate + " is there already");

        assertThat(ExampleClient.fake().calls("GenerateImage"))
                .as("of the fake that was started last")
                .isZero();
    }

    private static String picture(String... args) throws IOException {
        return Example.printed(() -> Picture.main(args));
    }
}
