// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which histories are run.
 *
 * @param firstSeed the seed of the first one; those after it have the next numbers
 * @param schedules the number of histories, 1 or more
 * @param sideBySide the number of histories that are under way at once, 1 or more
 * @param margin how much later than its deadline a call may end on a machine that keeps up; where threads get to run
 *     late, they may be as much later
 */
public record HistorySettings(long firstSeed, int schedules, int sideBySide, Duration margin) {
    /**
     * Reads the system properties: {@code history.seed} is the one history to run, or else {@code history.first},
     * {@code history.schedules}, {@code history.sideBySide} and {@code history.margin} (such as {@code PT0.25S}).
     *
     * @param defaults what holds where a property is not set
     * @return the settings
     */
    public static HistorySettings fromProperties(HistorySettings defaults) {
        Duration margin = Duration.parse(property("history.margin", defaults.margin));
        String seed = System.getProperty("history.seed");
        if (seed != null) {
            return new HistorySettings(Long.parseLong(seed), 1, 1, margin);
        }
        return new HistorySettings(
                Long.parseLong(property("history.first", defaults.firstSeed)),
                Integer.parseInt(property("history.schedules", defaults.schedules)),
                Integer.parseInt(property("history.sideBySide", defaults.sideBySide)),
                margin);
    }

    private static String property(String name, Object byDefault) {
        @Nullable String value = System.getProperty(name);
        return value == null ? byDefault.toString() : value;
    }
}
