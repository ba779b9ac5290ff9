// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.errors.FileChatException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.StatusCode;
import dev.filechat.spi.TransportException;

/** Tells which failures of an addition leave open whether it was carried out. */
public final class Doubts {
    private Doubts() {}

    /** {@return whether the call may have been carried out, and nobody on this side wanted it to end} */
    public static boolean mayHaveHappened(FileChatException failure) {
        return failure.getCause() instanceof TransportException attempt
                && attempt.delivery() == TransportException.Delivery.AMBIGUOUS
                && attempt.kind() != TransportException.Kind.CANCELLED;
    }

    /** {@return whether the service may say that it is there} A call that it got late may have added it. */
    public static boolean refusedAsPresent(FileChatException failure) {
        return failure instanceof ServiceException refused
                && (refused.status() == StatusCode.ALREADY_EXISTS || refused.status() == StatusCode.INVALID_ARGUMENT);
    }
}
