// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import io.grpc.Status;
import java.util.regex.Pattern;

/**
 * Tells a stream that the service declared unprocessed from one whose connection broke. gRPC shows the difference only
 * in the text of the status, which Netty and OkHttp word differently.
 */
final class UnprocessedStatus {
    /**
     * For RST_STREAM, and for a GOAWAY with a lower stream id; in one that reports an error, servers get the id wrong.
     */
    private static final Pattern NETTY = Pattern.compile(
            "(?s)(RST_STREAM closed stream. HTTP/2 error code: REFUSED_STREAM|Abrupt GOAWAY closed unsent stream"
                    + "|Abrupt GOAWAY closed sent stream. HTTP/2 error code: NO_ERROR).*");

    private static final Pattern OKHTTP_RESET = Pattern.compile("Refused stream\\s+Rst Stream");

    private static final Pattern OKHTTP_GO_AWAY =
            Pattern.compile("(?s)HTTP/2 error code: NO_ERROR\\s+Received Goaway.*");

    private static final String OKHTTP_FRAMES = "OkHttpClientTransport$ClientFrameHandler";

    private UnprocessedStatus() {}

    /** Whether the status says that its stream was unprocessed. Called on the thread that ends the stream. */
    static boolean matches(Status status) {
        String text = status.getDescription();
        if (text == null || status.getCause() != null) {
            return false;
        }
        return NETTY.matcher(text).matches()
                || OKHTTP_RESET.matcher(text).matches()
                || (OKHTTP_GO_AWAY.matcher(text).matches() && isByGoAwayFrame());
    }

    /** When a connection breaks, OkHttp repeats the text of an earlier GOAWAY for streams that were processed. */
    private static boolean isByGoAwayFrame() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("goAway")
                        && frame.getClassName().endsWith(OKHTTP_FRAMES)));
    }
}
