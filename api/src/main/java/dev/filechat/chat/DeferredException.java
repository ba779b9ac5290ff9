// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.FileChatException;

/** A deferred answer failed, or the service no longer keeps it; {@link #status()} says which. */
public final class DeferredException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final String requestId;
    private final transient DeferredStatus status;

    /**
     * @param message what happened and what to do
     * @param requestId the id of the deferred answer
     * @param status the status that the service reported
     */
    public DeferredException(String message, String requestId, DeferredStatus status) {
        super(message, null, false, 1);
        this.requestId = requireNonNull(requestId, "requestId");
        this.status = requireNonNull(status, "status");
    }

    /** {@return the id of the deferred answer} */
    public String requestId() {
        return requestId;
    }

    /** {@link DeferredStatus#FAILED} or {@link DeferredStatus#EXPIRED}. */
    public DeferredStatus status() {
        return status;
    }
}
