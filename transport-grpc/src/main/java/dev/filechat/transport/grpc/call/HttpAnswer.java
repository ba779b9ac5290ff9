// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer without a gRPC status, as gateways send it: gRPC makes one from its HTTP status. */
final class HttpAnswer {
    static final int TOO_MANY_REQUESTS = 429;
    static final int SERVER_ERRORS = 500;

    private static final Pattern CODE = Pattern.compile("HTTP status code (\\d{3})\\b");
    private static final Metadata.Key<String> RETRY_AFTER =
            Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);

    private HttpAnswer() {}

    /** The HTTP status that gRPC's own text names; 0 if it names none. */
    static int code(Status status) {
        Matcher code = CODE.matcher(status.getDescription() == null ? "" : status.getDescription());
        return code.lookingAt() ? Integer.parseInt(code.group(1)) : 0;
    }

    /** The time that a gateway asks to wait, if it says so in seconds. */
    static @Nullable Duration retryAfter(Metadata headers) {
        String seconds = headers.get(RETRY_AFTER);
        return seconds != null && seconds.matches("[0-9]{1,9}") ? Duration.ofSeconds(Integer.parseInt(seconds)) : null;
    }
}
