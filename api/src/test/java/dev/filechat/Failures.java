// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.errors.StatusCode;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the failures that a transport may report. */
final class Failures {
    private Failures() {}

    /** The connection broke. */
    static TransportException broken(Delivery delivery) {
        return failure(Kind.CONNECTION, StatusCode.UNAVAILABLE, delivery);
    }

    /** The service answered with a status. */
    static TransportException refused(StatusCode status) {
        return failure(Kind.REFUSED, status, Delivery.ANSWERED);
    }

    /** The service takes no more calls for now. */
    static TransportException rateLimited(@Nullable Duration retryDelay) {
        return new TransportException(
                Kind.REFUSED, StatusCode.RESOURCE_EXHAUSTED, Delivery.REJECTED, retryDelay, "too many calls", null);
    }

    static TransportException cancelled() {
        return failure(Kind.CANCELLED, StatusCode.CANCELLED, Delivery.AMBIGUOUS);
    }

    static TransportException failure(Kind kind, StatusCode status, Delivery delivery) {
        return new TransportException(kind, status, delivery, null, "the transport's words", null);
    }
}
