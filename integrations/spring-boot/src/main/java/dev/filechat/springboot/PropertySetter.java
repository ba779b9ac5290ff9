// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands values to a builder; what the builder refuses is a wrong property. */
final class PropertySetter {
    private final ClientSettings settings;

    PropertySetter(ClientSettings settings) {
        this.settings = settings;
    }

    /** Returns the text, or null if it is empty: a placeholder of an unset variable is. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Sets a value if there is one. */
    <T> void set(String setting, @Nullable T value, Consumer<? super T> setter) {
        if (value != null) {
            setNow(setting, () -> setter.accept(value));
        }
    }

    /** Sets a text unless it is empty. */
    void setText(String setting, @Nullable String value, Consumer<? super String> setter) {
        set(setting, text(value), setter);
    }

    /** Sets what was refused if the property is wrong. */
    void setNow(String setting, Runnable setter) {
        try {
            setter.run();
        } catch (IllegalArgumentException e) {
            throw settings.wrong(setting, String.valueOf(e.getMessage()), e);
        }
    }
}
