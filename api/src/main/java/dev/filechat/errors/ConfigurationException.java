// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/**
 * The client cannot be built, or cannot make a call, as it is configured: no transport, no key, a key that cannot be
 * one. Nothing was sent.
 */
public final class ConfigurationException extends FileChatException {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong and how to correct it */
    public ConfigurationException(String message) {
        this(message, null);
    }

    /**
     * @param message what is wrong and how to correct it
     * @param cause what it was caused by
     */
    public ConfigurationException(String message, @Nullable Throwable cause) {
        this(message, cause, 0);
    }

    /**
     * @param message what is wrong and how to set it right
     * @param cause what it was caused by
     * @param attempts how often the call was tried before
     */
    public ConfigurationException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, false, attempts);
    }
}
