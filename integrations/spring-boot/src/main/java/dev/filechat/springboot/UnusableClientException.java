// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

/** A client could not be built, and no property is known to be the reason. */
final class UnusableClientException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    UnusableClientException(String reason, String action, RuntimeException cause) {
        super(reason, cause);
        this.action = action;
    }

    /** What to do about it. */
    String action() {
        return action;
    }
}
