// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and times as they are written on a command line. */
final class Numbers {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private Numbers() {}

    static int count(String name, String written) {
        long number = number(name, written);
        if (number != (int) number) {
            throw new IllegalArgumentException(name + " is too large: " + written);
        }
        return (int) number;
    }

    static long number(String name, String written) {
        try {
            return Long.parseLong(written);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a whole number, not \"" + written + "\"", e);
        }
    }

    static double chance(String written) {
        try {
            return Double.parseDouble(written);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("chance needs a number such as 0.1, not \"" + written + "\"", e);
        }
    }

    static Duration time(String name, String written) {
        Matcher time = TIME.matcher(written);
        if (!time.matches()) {
            throw new IllegalArgumentException(name + " needs a time such as 200ms, 5s or 2m, not \"" + written + "\"");
        }
        long amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
