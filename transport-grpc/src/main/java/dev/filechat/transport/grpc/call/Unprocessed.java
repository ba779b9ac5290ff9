// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import io.grpc.Status;
import java.util.regex.Pattern;

/**
 * Tells a stream that the service declared unprocessed from one whose connection broke. gRPC knows, and keeps it to
 * itself: only the text of the status says it, in Netty's or in OkHttp's words.
 */
final class Unprocessed {
    /** By RST_STREAM, or by a GOAWAY with a lower stream id, which servers get wrong where they report an error. */
    private static final Pattern NETTY = Pattern.compile(
            "(?s)(RST_STREAM closed stream. HTTP/2 error code: REFUSED_STREAM|Abrupt GOAWAY closed unsent stream"
                    + "|Abrupt GOAWAY closed sent stream. HTTP/2 error code: NO_ERROR).*");

    private static final Pattern OKHTTP_RESET = Pattern.compile("Refused stream\\s+Rst Stream");

    private static final Pattern OKHTTP_GO_AWAY =
            Pattern.compile("(?s)HTTP/2 error code: NO_ERROR\\s+Received Goaway.*");

    private static final String OKHTTP_FRAMES = "OkHttpClientTransport$ClientFrameHandler";

    private Unprocessed() {}

    /** To be asked on the thread that ends the stream. */
    static boolean isSaidBy(Status status) {
        String text = status.getDescription();
        if (text == null || status.getCause() != null) {
            return false;
        }
        return NETTY.matcher(text).matches()
                || OKHTTP_RESET.matcher(text).matches()
                || (OKHTTP_GO_AWAY.matcher(text).matches() && isByGoAwayFrame());
    }

    /** OkHttp has the same text, of an earlier GOAWAY, for streams that were processed when the connection breaks. */
    private static boolean isByGoAwayFrame() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("goAway")
                        && frame.getClassName().endsWith(OKHTTP_FRAMES)));
    }
}
