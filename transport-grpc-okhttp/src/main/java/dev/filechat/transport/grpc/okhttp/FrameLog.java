// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps frames with content out of the log: headers, data, and the text of a GOAWAY, which gRPC's OkHttp logs at FINE.
 * Its messages do not say which connection they are about, so this applies to all connections of this JVM. Frames
 * without content are logged as before. Thread-safe.
 */
record FrameLog(@Nullable Filter before) implements Filter {
    /** Held here, since java.util.logging drops the filter of a logger that is garbage. */
    private static final Logger LOGGER = Logger.getLogger("io.grpc.okhttp.OkHttpClientTransport");

    private static final ReentrantLock LOCK = new ReentrantLock();

    private static final Pattern WITH_CONTENT =
            Pattern.compile("(?s)(INBOUND|OUTBOUND) (HEADERS|DATA|PUSH_PROMISE|GO_AWAY):.*");

    /**
     * Called for each new client, since a program can set a filter of its own at any time. That filter stays in effect.
     */
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
