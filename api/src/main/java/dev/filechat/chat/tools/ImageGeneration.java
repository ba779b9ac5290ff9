// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the model generate images. Immutable and thread-safe. */
public final class ImageGeneration implements Tool {
    private static final Fields<ImageGeneration> FIELDS =
            Fields.of(ImageGeneration.class).add("action", value -> value.action);

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
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }
}
