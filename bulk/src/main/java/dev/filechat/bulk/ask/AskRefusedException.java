// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.FileChatException;

/** An {@link AskGate} refused a question: it was not sent. */
public final class AskRefusedException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final FailureKind kind;
    private final boolean stop;

    /**
     * Refuses a question.
     *
     * @param message why
     * @param kind the kind of the failure
     * @param stop whether the job stops: nothing more is asked, and the inputs that follow fail for the same reason
     */
    public AskRefusedException(String message, FailureKind kind, boolean stop) {
        super(message, null, true, 0);
        this.kind = requireNonNull(kind, "kind");
        this.stop = stop;
    }

    /** {@return the kind of the failure} */
    public FailureKind kind() {
        return kind;
    }

    /** {@return whether the job stops} */
    public boolean stop() {
        return stop;
    }
}
