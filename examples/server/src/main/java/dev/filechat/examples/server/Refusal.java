// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

/** Ends a request with an HTTP status and a message for the visitor. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
