// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;

/** A property of a client has a value that it cannot have. The value is not part of it: it may be a secret. */
final class WrongPropertyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String property;

    WrongPropertyException(String property, @Nullable Origin origin, String reason, @Nullable Throwable cause) {
        super(property + (origin == null ? "" : " (" + origin + ")") + ": " + reason, cause);
        this.property = property;
    }

    String property() {
        return property;
    }
}
