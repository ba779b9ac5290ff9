// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Converts between {@link Instant} and {@link Timestamp}. */
public final class Timestamps {
    // The nanoseconds of a malformed message can carry over into the seconds.
    private static final int CARRY = 3;

    private static final long FIRST = Instant.MIN.getEpochSecond() + CARRY;
    private static final long LAST = Instant.MAX.getEpochSecond() - CARRY;

    private Timestamps() {}

    public static Timestamp toMessage(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /** {@return the instant, or null if it is out of the range of {@link Instant}} */
    public static @Nullable Instant fromMessage(Timestamp message) {
        long seconds = message.getSeconds();
        return seconds >= FIRST && seconds <= LAST ? Instant.ofEpochSecond(seconds, message.getNanos()) : null;
    }

    /**
     * Gives the instant of a field to a setter, unless it is out of the range of {@link Instant}.
     *
     * @param present whether the field is set
     */
    public static void read(boolean present, Timestamp message, Consumer<Instant> setter) {
        Instant instant = present ? fromMessage(message) : null;
        if (instant != null) {
            setter.accept(instant);
        }
    }
}
