// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.spi.ApiKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Returns the key of an attempt: always the same one, or one from a supplier. As thread-safe as the supplier. */
public final class ApiKeys {
    private final KeyKind kind;
    private final Supplier<? extends @Nullable String> supplier;
    private final @Nullable ApiKey fixed;

    private ApiKeys(KeyKind kind, Supplier<? extends @Nullable String> supplier, @Nullable ApiKey fixed) {
        this.kind = kind;
        this.supplier = supplier;
        this.fixed = fixed;
    }

    /** {@return keys that are always the same} */
    public static ApiKeys fixed(KeyKind kind, ApiKey key) {
        return new ApiKeys(kind, key::value, key);
    }

    /** {@return keys that a supplier is asked for each time} */
    public static ApiKeys from(KeyKind kind, Supplier<? extends @Nullable String> supplier) {
        return new ApiKeys(kind, supplier, null);
    }

    KeyKind kind() {
        return kind;
    }

    /** {@return whether the next key can be a different one} */
    boolean canChange() {
        return fixed == null;
    }

    /**
     * {@return the current key}
     *
     * @param what what the key is for, as the beginning of a sentence
     * @param attempts how many attempts were made before
     * @throws ConfigurationException if there is none, or it cannot be one. No message holds it
     */
    public ApiKey current(String what, int attempts) {
        if (fixed != null) {
            return fixed;
        }
        String key;
        try {
            key = supplier.get();
        } catch (Exception e) { // a supplier in another language throws checked ones too
            // Its message is not repeated, since it may hold the key.
            throw failure(what, "threw " + e.getClass().getName() + ", which is the cause", e, attempts);
        }
        if (key == null) {
            throw failure(what, "gave null", null, attempts);
        }
        try {
            return kind.key(key);
        } catch (IllegalArgumentException e) {
            throw failure(what, "gave what cannot be a key: " + e.getMessage(), e, attempts);
        }
    }

    private ConfigurationException failure(String what, String why, @Nullable Throwable cause, int attempts) {
        return new ConfigurationException(
                what + ": the supplier given to " + kind.setting() + " " + why, cause, attempts);
    }
}
