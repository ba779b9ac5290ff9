// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testkit.chat.TextMatcher;
import dev.filechat.testkit.internal.images.ImageScripts;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Objects;

/**
 * The pictures of a {@link FakeXai}, which show their prompt: what is asked for them, and which it does not make. Of
 * several rules that fit a prompt the newest counts. Safe for use by several threads.
 */
public final class FakeImages {

    private final ImageScripts scripts;

    FakeImages(ImageScripts scripts) {
        this.scripts = scripts;
    }

    /**
     * Refuses requests with such a prompt, from now on.
     *
     * @param prompt what the prompt is like
     * @param status the status, not {@code OK}
     * @param message the service's text
     * @return this
     * @throws IllegalArgumentException if the status is {@code OK}
     */
    public FakeImages refuse(TextMatcher prompt, Code status, String message) {
        Objects.requireNonNull(prompt, "prompt");
        if (Objects.requireNonNull(status, "status") == Code.OK) {
            throw new IllegalArgumentException("status is OK, which is no refusal");
        }
        scripts.refuse(prompt, Status.fromCode(status).withDescription(Objects.requireNonNull(message, "message")));
        return this;
    }

    /**
     * Answers requests with such a prompt as the service's moderation does, from now on: each picture is there, without
     * bytes and URL, and does not respect moderation. Nothing is kept as a file.
     *
     * @param prompt what the prompt is like
     * @return this
     */
    public FakeImages holdBack(TextMatcher prompt) {
        scripts.holdBack(Objects.requireNonNull(prompt, "prompt"));
        return this;
    }

    /**
     * Returns the requests of all keys since the start or the last {@link FakeXai#reset}, also those that were refused.
     * Only the newest 1,000 are kept.
     *
     * @return the requests, in the order in which they came
     */
    public List<RecordedImageRequest> requests() {
        return scripts.requests().stream().map(RecordedImageRequest::new).toList();
    }
}
