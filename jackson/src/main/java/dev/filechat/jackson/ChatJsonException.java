// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import dev.filechat.errors.FileChatException;
import dev.filechat.jackson.internal.json.MismatchException;

/** A saved conversation cannot be read: it is broken, or a newer filechat wrote it. */
public final class ChatJsonException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final String path;

    ChatJsonException(MismatchException mismatch) {
        super("The saved chat cannot be read at " + mismatch.text(), mismatch.getCause(), false, 0);
        this.path = mismatch.path();
    }

    /**
     * {@return the place in the JSON that cannot be read, as a JSON pointer such as {@code /messages/0/role}; empty for
     * the root}
     */
    public String path() {
        return path;
    }
}
