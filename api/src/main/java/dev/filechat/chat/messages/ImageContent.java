// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import java.util.Objects;

/**
 * An image in a message: PNG or JPEG, 10 MiB at most by the service's limit. Immutable and thread-safe.
 *
 * @param source where the image is
 * @param detail at which resolution the model looks at it
 */
public record ImageContent(ImageRef source, ImageDetail detail) implements Content {
    /** Refuses null. */
    public ImageContent {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(detail, "detail");
    }

    /** {@return the same image at another detail} */
    public ImageContent withDetail(ImageDetail detail) {
        return new ImageContent(source, detail);
    }
}
