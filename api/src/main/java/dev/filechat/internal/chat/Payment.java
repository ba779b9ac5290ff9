// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import dev.filechat.chat.CostBudget.Reservation;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.TlsException;
import dev.filechat.errors.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The payment for one call: its budgets keep an amount for it until its cost is known. Thread-safe. */
public final class Payment {
    private final Ledger ledger;
    private final List<Reservation> reservations;

    Payment(Ledger ledger, List<Reservation> reservations) {
        this.ledger = ledger;
        this.reservations = reservations;
    }

    void answered(ChatResponse response) {
        used(response.usage());
    }

    /** Counts a call that succeeded. */
    public void used(Optional<Usage> used) {
        OptionalLong cost = ledger.count(used);
        reservations.forEach(reservation -> cost.ifPresentOrElse(reservation::settle, reservation::settleUnknown));
    }

    /** Counts a call that failed, and may be billed nevertheless. */
    void failed(FileChatException failure) {
        if (failure instanceof StreamInterruptedException interrupted) {
            answered(interrupted.partialResponse());
        } else if (failure instanceof NoAnswerException empty) {
            answered(empty.response());
        } else if (!(failure instanceof ServiceException)
                && !(failure instanceof UnavailableException)
                && !(failure instanceof TlsException)
                && !failure.retryable()
                && failure.attempts() > 0) {
            used(Optional.empty());
        } else {
            release();
        }
    }

    /** Gives back what was kept: nothing is billed, or it is counted elsewhere. */
    public void release() {
        reservations.forEach(Reservation::release);
    }
}
