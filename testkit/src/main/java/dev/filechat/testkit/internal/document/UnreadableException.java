// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.document;

import io.grpc.Status;

/** A document that cannot be read, with the reason. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean libraryMissing;

    private UnreadableException(String message, boolean libraryMissing) {
        super(message);
        this.libraryMissing = libraryMissing;
    }

    public static UnreadableException because(String reason) {
        return new UnreadableException(reason, false);
    }

    public static UnreadableException without(String artifact) {
        return new UnreadableException(
                "the fake reads it with a module of Apache Tika that is missing. Add org.apache.tika:" + artifact
                        + " to the class path",
                true);
    }

    public static UnreadableException of(boolean libraryMissing, String message) {
        return new UnreadableException(message, libraryMissing);
    }

    public boolean libraryMissing() {
        return libraryMissing;
    }

    public RuntimeException asStatus(String name) {
        Status status = libraryMissing ? Status.FAILED_PRECONDITION : Status.INVALID_ARGUMENT;
        return status.withDescription("'" + name + "' cannot be read: " + getMessage() + ".")
                .withCause(this)
                .asRuntimeException();
    }
}
