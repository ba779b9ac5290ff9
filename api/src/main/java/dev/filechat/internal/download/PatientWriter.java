// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.GatheringByteChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Writes the bytes of a download. A channel that takes nothing is written to again until the stall time has passed. */
final class PatientWriter {
    private static final long SHORTEST_PAUSE = 100_000;
    private static final long LONGEST_PAUSE = 10_000_000;

    private final GatheringByteChannel out;
    private final ResumingContent content;

    PatientWriter(GatheringByteChannel out, ResumingContent content) {
        this.out = out;
        this.content = content;
    }

    /** Writes all of the pieces, none of which is empty. */
    void write(ByteBuffer[] pieces) throws IOException {
        while (pieces[pieces.length - 1].hasRemaining()) {
            if (out.write(pieces) == 0) {
                writeSome(pieces);
            }
        }
    }

    private void writeSome(ByteBuffer[] pieces) throws IOException {
        Duration begun = content.elapsed();
        long pause = SHORTEST_PAUSE;
        do {
            LockSupport.parkNanos(this, pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            if (Thread.currentThread().isInterrupted()) {
                throw new ClosedByInterruptException();
            }
            content.checkGoing();
            if (content.elapsed().minus(begun).compareTo(content.patience()) >= 0) {
                throw new IOException("its file system accepted no bytes for " + content.patience());
            }
        } while (out.write(pieces) == 0);
    }
}
