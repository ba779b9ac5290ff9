// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the model generate images. Immutable and thread-safe. */
public final class ImageGeneration extends Value implements Tool {
    private final @Nullable String action;

    private ImageGeneration(@Nullable String action) {
        this.action = action;
    }

    /** {@return the tool} */
    public static ImageGeneration create() {
        return new ImageGeneration(null);
    }

    /** {@return the action that is asked of the image tool, if set; otherwise the service's default} */
    public Optional<String> action() {
        return Optional.ofNullable(action);
    }

    /** {@return the same with another action} */
    public ImageGeneration withAction(String action) {
        return new ImageGeneration(Checks.text("action", action));
    }

    @Override
    Fields fields() {
        return new Fields("ImageGeneration").add("action", action);
    }
}
