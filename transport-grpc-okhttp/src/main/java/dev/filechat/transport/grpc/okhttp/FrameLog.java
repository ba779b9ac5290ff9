// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of the log what gRPC's OkHttp logs at FINE of frames that have content: headers, data, and the text of a
 * goodbye. Its messages do not say which connection they are about, so it holds for all in this JVM; frames without
 * content are logged as ever. Thread-safe.
 */
record FrameLog(@Nullable Filter before) implements Filter {
    /** Held, as java.util.logging forgets the filter of a logger that nobody holds. */
    private static final Logger LOGGER = Logger.getLogger("io.grpc.okhttp.OkHttpClientTransport");

    private static final ReentrantLock LOCK = new ReentrantLock();

    private static final Pattern WITH_CONTENT =
            Pattern.compile("(?s)(INBOUND|OUTBOUND) (HEADERS|DATA|PUSH_PROMISE|GO_AWAY):.*");

    /** For each new client: a program can set a filter of its own at any time. It is asked, too. */
    static void silence() {
        LOCK.lock();
        try {
            Filter filter = LOGGER.getFilter();
            if (!(filter instanceof FrameLog)) {
                LOGGER.setFilter(new FrameLog(filter));
            }
        } finally {
            LOCK.unlock();
        }
    }

    @Override
    public boolean isLoggable(LogRecord message) {
        String text = message.getMessage();
        boolean hasContent = text != null && WITH_CONTENT.matcher(text).matches();
        return !hasContent && (before == null || before.isLoggable(message));
    }
}
