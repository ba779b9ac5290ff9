// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client reports of its calls is true, for every order of calls and faults. */
@OverNetwork
public interface HistoryContract extends OverTransport {
    /** Few enough for each build. System properties ask for more: {@link HistorySettings#fromProperties}. */
    HistorySettings SHORT = new HistorySettings(1, 200, 24, Duration.ofSeconds(2));

    /**
     * Success means exactly one file of these bytes, a definite failure none, an unknown outcome none or one; a chat is
     * asked once at most; a download gives no wrong byte; to do as {@code retryable()} says doubles nothing; each call
     * ends in its time; nothing is left open.
     */
    @Test
    @Tag("slow")
    @Timeout(value = 12, unit = TimeUnit.HOURS) // a long run; each call of it is timed
    default void everyHistoryIsTrue(@TempDir Path directory) throws InterruptedException {
        Tally tally = Histories.run(provider(), HistorySettings.fromProperties(SHORT), directory);

        System.out.println(provider().name() + ": " + tally);
        assertThat(tally.failures()).isEmpty();
    }
}
