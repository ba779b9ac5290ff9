// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.testkit.RecordedImageRequest;
import dev.filechat.testkit.chat.TextMatcher;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a request for pictures that a fake received. Not thread-safe. */
public final class ImageRequestAssert extends AbstractAssert<ImageRequestAssert, RecordedImageRequest> {

    ImageRequestAssert(RecordedImageRequest actual) {
        super(actual, ImageRequestAssert.class);
    }

    /**
     * Verifies what the prompt is like.
     *
     * @param prompt what it is like
     * @return this
     */
    public ImageRequestAssert hasPrompt(TextMatcher prompt) {
        Objects.requireNonNull(prompt, "prompt");
        isNotNull();
        return verified(prompt.matches(actual.prompt()), "to have a prompt " + prompt);
    }

    /**
     * Verifies which model was asked for.
     *
     * @param model its name, exactly
     * @return this
     */
    public ImageRequestAssert hasModel(String model) {
        isNotNull();
        return verified(actual.model().equals(model), "to ask for the model " + model);
    }

    /**
     * Verifies how many pictures were asked for.
     *
     * @param n their number
     * @return this
     */
    public ImageRequestAssert asksFor(int n) {
        isNotNull();
        return verified(actual.n() == n, "to ask for " + Counted.of(n, "picture"));
    }

    /**
     * Verifies that exactly these uploaded files were to be edited, in this order.
     *
     * @param fileIds the ids of the files; none if no picture was to be edited
     * @return this
     */
    public ImageRequestAssert edits(String... fileIds) {
        List<String> ids = List.of(Objects.requireNonNull(fileIds, "fileIds"));
        isNotNull();
        return verified(actual.sources().equals(ids), "to edit " + (ids.isEmpty() ? "no picture" : ids));
    }

    private ImageRequestAssert verified(boolean holds, String what) {
        if (!holds) {
            failWithMessage("%s", "Expected the request for pictures " + what + ". It is:\n  " + actual);
        }
        return this;
    }
}
