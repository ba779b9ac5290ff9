// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What a request for pictures refuses. */
class ImageRequestTest {
    @Test
    void aRequestAsksForAPictureAtLeast() {
        ImageRequest.Builder request = ImageRequest.builder("grok-imagine-image", "A gate");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.n(-1))
                .withMessage("n is -1; it must be 1 or more");
    }

    @Test
    void aBlankPromptSaysWhatToGive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageRequest.builder("grok-imagine-image", " "))
                .withMessage("prompt is blank; say what the picture is to show");
    }
}
