// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.admission.CallAdmission;
import dev.filechat.admission.NotAdmittedException;
import dev.filechat.errors.FileChatException;
import dev.filechat.observe.ObservedCall;
import java.util.List;

/** Asks whether an attempt may be sent. Thread-safe. */
final class Admissions {
    private final List<CallAdmission> admissions;
    private final FailureTranslator failures;

    Admissions(List<CallAdmission> admissions, FailureTranslator failures) {
        this.admissions = List.copyOf(admissions);
        this.failures = failures;
    }

    /**
     * Waits until the next attempt of a call may be sent.
     *
     * @throws FileChatException if the call was cancelled meanwhile
     */
    void admit(CallInFlight call, String what) {
        ObservedCall details = call.details();
        if (admissions.isEmpty() || details == null) {
            return;
        }
        boolean interrupted = false;
        InterruptOnClose interrupt = new InterruptOnClose(call);
        try {
            for (CallAdmission admission : admissions) {
                admission.admit(new AttemptToAdmit(details, call.attempt() + 1, call.remaining()));
            }
        } catch (NotAdmittedException e) {
            throw e.after(call.attempt());
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            interrupt.end();
        }
        if (interrupted && !call.cancelled()) {
            Thread.currentThread().interrupt();
        }
        if (interrupted || call.cancelled()) {
            throw failures.cancelledBetween(what, call);
        }
    }
}
