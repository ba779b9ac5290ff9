// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.chat.responses.OutputImage;
import java.nio.file.Path;

/**
 * Pictures. Thread-safe. Made by the client; not meant to be implemented elsewhere.
 *
 * <p>A request that may have reached the service is never repeated automatically, since it may be billed twice: it
 * throws an {@link dev.filechat.errors.UnknownOutcomeException}. What pictures cost counts in the client's
 * {@link dev.filechat.chat.CostBudget}s.
 *
 * <p>{@snippet :
 * GeneratedImage gate = client.images().generate("grok-imagine-image", "A gate at dawn").images().getFirst();
 * client.images().save(gate, Path.of("gate.jpg"));
 * }
 */
public interface ImagesService {
    /** Makes one picture, as bytes, with the defaults of the service. */
    default ImageResponse generate(String model, String prompt) {
        return generate(ImageRequest.builder(model, prompt).build());
    }

    /**
     * Makes pictures, or edits the {@linkplain ImageRequest#sources() given ones}, and waits for them.
     *
     * @throws IllegalArgumentException if the given ones are over 20 MiB together; those that are uploaded do not count
     * @throws dev.filechat.chat.CostBudgetException if a budget of the client has nothing left
     */
    ImageResponse generate(ImageRequest request);

    /**
     * Saves a picture to a place where there is nothing yet: into a temporary file beside it, which is forced to the
     * disk and then put in its place. If that fails, nothing is left behind. A picture whose bytes did not come, and
     * that the service keeps as a file, is downloaded.
     *
     * @return the place
     * @throws IllegalArgumentException if the picture is only at a URL, or there is none
     * @throws dev.filechat.files.downloads.DownloadFailedException if it cannot be written
     */
    Path save(GeneratedImage image, Path target);

    /**
     * Saves a picture of an answer in the same way.
     *
     * @return the place
     * @throws IllegalStateException if what the service sent is no picture
     * @throws dev.filechat.files.downloads.DownloadFailedException if it cannot be written
     */
    Path save(OutputImage image, Path target);
}
