// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.images;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.FileChatClient;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.ImageContent;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.images.AspectRatio;
import dev.filechat.images.GeneratedImage;
import dev.filechat.images.ImageFormat;
import dev.filechat.images.ImageRequest;
import dev.filechat.images.ImageResponse;
import dev.filechat.images.ImageStorage;
import dev.filechat.images.StoredImage;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures: made, edited, kept and saved. */
public interface ImagesContract extends OverTransport {
    /** Several pictures of one request, in the wanted shape, and what they cost. */
    @Test
    default void picturesComeAsBytesInTheWantedShape() throws IOException {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            ImageResponse response = client.images()
                    .generate(ImageRequest.builder("grok-imagine-image-latest", "A gate at dawn")
                            .n(2)
                            .aspectRatio(AspectRatio.RATIO_2_1)
                            .build());

            assertThat(response.model()).isEqualTo("grok-imagine-image");
            assertThat(response.images()).hasSize(2).doesNotHaveDuplicates();
            for (GeneratedImage image : response.images()) {
                BufferedImage picture = ImageIO.read(new ByteArrayInputStream(image.bytes()));
                assertThat(picture.getWidth()).isEqualTo(2 * picture.getHeight());
                assertThat(image.respectsModeration()).isTrue();
            }
            assertThat(response.usage().orElseThrow().costInUsd().orElseThrow()).isEqualByComparingTo("0.04");
        }
    }

    /** A picture is saved whole, and replaces nothing. */
    @Test
    default void aPictureIsSavedWholeAndReplacesNothing(@TempDir Path directory) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            GeneratedImage image = client.images()
                    .generate("grok-imagine-image", "A gate")
                    .images()
                    .getFirst();
            Path target = directory.resolve("gate.png");

            assertThat(client.images().save(image, target)).isEqualTo(target);

            assertThat(target).hasBinaryContent(image.bytes());
            assertThatExceptionOfType(DownloadFailedException.class)
                    .isThrownBy(() -> client.images().save(image, target))
                    .withMessageContaining("exists already");
            assertThatExceptionOfType(DownloadFailedException.class)
                    .isThrownBy(() -> client.images().save(image, directory.resolve("missing/gate.png")))
                    .withMessageContaining("there is no directory");
            assertThat(directory.toFile().list()).containsExactly("gate.png");
        }
    }

    /** A picture that moderation held back cannot be saved, and the message says why. */
    @Test
    default void aPictureThatWasHeldBackIsNotSaved(@TempDir Path directory) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.images().holdBack(containing("gun"));
            GeneratedImage image = client.images()
                    .generate("grok-imagine-image", "A gun")
                    .images()
                    .getFirst();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.images().save(image, directory.resolve("gun.png")))
                    .withMessage("There is no picture to save: moderation held it back");
            assertThat(directory).isEmptyDirectory();
        }
    }

    /** A picture that the service keeps is a file like others, with a public URL if that is wanted. */
    @Test
    default void aPictureThatIsKeptIsAFile(@TempDir Path directory) throws IOException {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            GeneratedImage image = client.images()
                    .generate(ImageRequest.builder("grok-imagine-image", "A gate")
                            .format(ImageFormat.URL)
                            .storage(ImageStorage.builder("gate.png")
                                    .expiresAfter(Duration.ofDays(1))
                                    .publicUrl(true)
                                    .build())
                            .build())
                    .images()
                    .getFirst();

            StoredImage stored = image.stored().orElseThrow();
            StoredFile file = client.files().get(stored.fileId());
            assertThat(file.name()).isEqualTo("gate.png");
            assertThat(stored.expiresAt()).isPresent().isEqualTo(file.expiresAt());
            assertThat(stored.publicUrl()).isPresent().isEqualTo(file.publicUrl());
            assertThat(image.url()).isPresent();
            assertThat(image.toString()).doesNotContain(image.url().orElseThrow());
            assertThatIllegalStateException().isThrownBy(image::bytes).withMessageContaining("ImageFormat.BYTES");
            Path saved = client.images().save(image, directory.resolve("gate.png"));
            assertThat(saved).hasBinaryContent(client.files().contentAsBytes(stored.fileId(), 1 << 20));
            assertThat(ImageIO.read(saved.toFile())).isNotNull();
        }
    }

    /** An uploaded picture can be edited; one that there is not is refused, and one at a URL cannot be saved. */
    @Test
    default void anUploadedPictureIsEdited(@TempDir Path directory) throws IOException {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            GeneratedImage first = client.images()
                    .generate("grok-imagine-image", "A gate")
                    .images()
                    .getFirst();
            StoredFile uploaded = client.files().upload(FileSource.of("gate.png", first.bytes()));
            ImageRequest.Builder edit = ImageRequest.builder("grok-imagine-image", "Make it red")
                    .format(ImageFormat.URL)
                    .sources(List.of(Content.image(uploaded)));

            GeneratedImage red = client.images().generate(edit.build()).images().getFirst();

            assertThat(red.stored()).isEmpty();
            assertThat(ImageIO.read(URI.create(red.url().orElseThrow()).toURL()))
                    .isNotNull();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.images().save(red, directory.resolve("red.png")))
                    .withMessageContaining("only at a URL");
            ImageRequest ofNone = edit.sources(List.of(Content.image(
                            StoredFile.builder("file-none", "none.png", 1).build())))
                    .build();
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.images().generate(ofNone));
            ImageRequest tooMany = ImageRequest.builder("grok-imagine-image", "A gate")
                    .n(1_000)
                    .build();
            assertThatExceptionOfType(InvalidArgumentException.class)
                    .isThrownBy(() -> client.images().generate(tooMany));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ImageRequest.builder("grok-imagine-image", " "))
                    .withMessageContaining("prompt is blank");
            assertThat(xai).hasFile("gate.png").withContent(first.bytes());
        }
    }

    /** What the service would refuse for its size is not sent. */
    @Test
    default void sourcesThatAreTooLargeTogetherAreRefusedFirst() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            ImageContent large = Content.image("data:image/png;base64," + "A".repeat(8 << 20));
            ImageRequest request = ImageRequest.builder("grok-imagine-image", "Combine them")
                    .sources(List.of(large, large, large))
                    .build();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.images().generate(request))
                    .withMessageContainingAll("The sources hold 25165890 bytes", "20971520 bytes at most");
            assertThat(xai.calls("GenerateImage")).isZero();
        }
    }

    /** A request that may have been answered is not sent again, and counts as a call of unknown cost. */
    @Test
    @OverNetwork
    default void aPictureIsNotPaidTwice() {
        CostBudget budget = CostBudget.ofUsd(new BigDecimal("0.03"));
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).costBudget(budget).build()) {
            xai.faults().on("GenerateImage").once().loseAnswer();
            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> client.images().generate("grok-imagine-image", "A gate"));
            assertThat(xai.calls("GenerateImage")).isEqualTo(1);
            assertThat(budget.callsOfUnknownCost()).isEqualTo(1);

            client.images().generate("grok-imagine-image", "A gate");
            assertThat(budget.spentInUsd()).isEqualByComparingTo("0.02");
            client.images().generate("grok-imagine-image", "A gate");

            assertThatExceptionOfType(CostBudgetException.class)
                    .isThrownBy(() -> client.images().generate("grok-imagine-image", "A gate"));
            assertThat(xai.calls("GenerateImage")).isEqualTo(3);
        }
    }
}
