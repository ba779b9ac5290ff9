// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.connection.Http2Bytes;
import dev.filechat.testkit.internal.faults.FaultBook;
import dev.filechat.testkit.internal.faults.Occasions;
import dev.filechat.testkit.internal.faults.Strikes;
import dev.filechat.testkit.internal.proxy.BetweenFrames;
import dev.filechat.testkit.internal.proxy.ConnectionEffect;
import dev.filechat.testkit.internal.proxy.Inserted;
import dev.filechat.testkit.internal.proxy.Pieces;
import dev.filechat.testkit.internal.proxy.UpTo;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Connections of a {@link FaultyProxy}, and what is to go wrong with them: choose some with {@link #nth},
 * {@link #times} or {@link #withChance}, then say what happens. It comes into force with that, for connections that are
 * made later. Several faults can strike one connection; the bytes go through them in the order in which they were set.
 * Immutable and thread-safe.
 */
public final class ConnectionFaults extends FaultSelection<ConnectionFaults> {

    private static final Duration BETWEEN_PIECES = Duration.ofMillis(2);

    private final FaultBook<ConnectionEffect> book;

    ConnectionFaults(Occasions occasions, FaultBook<ConnectionEffect> book) {
        super(occasions);
        this.book = book;
    }

    @Override
    ConnectionFaults with(Occasions others) {
        return new ConnectionFaults(others, book);
    }

    /**
     * Passes the given number of bytes on in one direction, then resets both sides.
     *
     * @param direction which bytes count
     * @param bytes how many, 0 or more; 0 resets when the first one comes
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault resetAfter(Direction direction, long bytes) {
        return resetAfter(direction, bytes, () -> {});
    }

    /**
     * Passes the given number of bytes on in one direction, then resets both sides.
     *
     * @param direction which bytes count
     * @param bytes how many, 0 or more; 0 resets when the first one comes
     * @param before done just before the reset, while nothing more is passed on in this direction
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault resetAfter(Direction direction, long bytes, Runnable before) {
        requireAtLeast(0, "bytes", bytes);
        Objects.requireNonNull(before, "before");
        return add(
                "reset after " + bytes + " bytes",
                direction,
                (out, connection) -> new UpTo(out, bytes, () -> {
                    before.run();
                    connection.reset();
                }));
    }

    /**
     * Passes the given number of bytes on in one direction, then ends that direction properly (FIN), as if the sender
     * hung up, and passes no more on in it.
     *
     * @param direction which bytes count
     * @param bytes how many, 0 or more; 0 hangs up when the first one comes
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault hangUpAfter(Direction direction, long bytes) {
        requireAtLeast(0, "bytes", bytes);
        return add(
                "hang up after " + bytes + " bytes",
                direction,
                (out, connection) -> new UpTo(out, bytes, () -> connection.hangUp(direction.receiver())));
    }

    /**
     * Resets both sides in place of passing something on.
     *
     * @param direction which bytes it looks at
     * @param condition asked whenever bytes have come in this direction, before they are passed on
     * @return the fault
     */
    public Fault resetWhen(Direction direction, BooleanSupplier condition) {
        Objects.requireNonNull(condition, "condition");
        return add("reset on a condition", direction, (out, connection) -> new Pieces(out, Integer.MAX_VALUE) {
            @Override
            protected void before(int length) {
                if (condition.getAsBoolean()) {
                    connection.reset();
                }
            }
        });
    }

    /**
     * Passes the given number of bytes on in one direction, and then takes no more, until a side gives up.
     *
     * @param direction which bytes
     * @param bytes how many, 0 or more
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault stallAfter(Direction direction, long bytes) {
        requireAtLeast(0, "bytes", bytes);
        return add(
                "stall after " + bytes + " bytes",
                direction,
                (out, connection) -> new UpTo(out, bytes, connection::awaitEnd));
    }

    /**
     * Passes no more than this on in one direction.
     *
     * @param direction which bytes
     * @param bytesPerSecond how many, 1 or more
     * @return the fault
     * @throws IllegalArgumentException if it is less than 1
     */
    public Fault slow(Direction direction, long bytesPerSecond) {
        requireAtLeast(1, "bytesPerSecond", bytesPerSecond);
        int piece = Math.clamp(bytesPerSecond / 50, 1, 1 << 16);
        return add(
                "pass on " + bytesPerSecond + " bytes a second",
                direction,
                (out, connection) -> new Pieces(out, piece) {
                    @Override
                    protected void before(int length) {
                        connection.pause(Duration.ofNanos(length * 1_000_000_000L / bytesPerSecond));
                    }
                });
    }

    /**
     * Passes bytes on in small pieces, with a pause of 2 ms before each, so that they are read one by one, as a rule.
     *
     * @param direction which bytes
     * @param bytes how many are in a piece at most, 1 or more
     * @return the fault
     * @throws IllegalArgumentException if it is less than 1
     */
    public Fault split(Direction direction, int bytes) {
        requireAtLeast(1, "bytes", bytes);
        return add("split into pieces of " + bytes + " bytes", direction, (out, connection) -> new Pieces(out, bytes) {
            @Override
            protected void before(int length) {
                connection.pause(BETWEEN_PIECES);
            }
        });
    }

    /**
     * Puts 64 bytes 0xFF among what the server sends. They are no HTTP/2 frame, and no TLS record.
     *
     * @param bytes after how many bytes, 0 or more
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault garbageAfter(long bytes) {
        requireAtLeast(0, "bytes", bytes);
        return add(
                "garbage after " + bytes + " bytes",
                Direction.TO_CLIENT,
                (out, connection) -> new Inserted(out, bytes, Http2Bytes.garbage()));
    }

    /**
     * Puts a GOAWAY frame among what the server sends in plaintext HTTP/2, before the first frame that begins after so
     * many bytes.
     *
     * @param bytes after how many bytes, 0 or more
     * @param lastStream the last stream that it says was processed: 0 for none, {@link Integer#MAX_VALUE} for all
     * @param errorCode HTTP/2's number of the reason: 0 for none, 11 for {@code ENHANCE_YOUR_CALM}
     * @return the fault
     * @throws IllegalArgumentException if a number is negative
     */
    public Fault goAwayAfter(long bytes, int lastStream, int errorCode) {
        requireAtLeast(0, "bytes", bytes);
        requireAtLeast(0, "lastStream", lastStream);
        requireAtLeast(0, "errorCode", errorCode);
        return add(
                "GOAWAY after " + bytes + " bytes",
                Direction.TO_CLIENT,
                (out, connection) -> new BetweenFrames(out, bytes, Http2Bytes.goAway(lastStream, errorCode)));
    }

    /**
     * Connects with another server in place of the proxy's own, as where a gateway answers by itself.
     *
     * @param host where the other server is
     * @param port its port, 1 to 65535
     * @return the fault
     * @throws IllegalArgumentException if the port is out of range
     */
    public Fault connectTo(String host, int port) {
        Objects.requireNonNull(host, "host");
        requireAtLeast(1, "port", port);
        return new Fault(book.add(
                new Strikes(occasions, "connect to " + host + ":" + port),
                new ConnectionEffect.Elsewhere(new InetSocketAddress(host, port))));
    }

    private Fault add(String description, Direction direction, ConnectionEffect.Wrapping wrapping) {
        Objects.requireNonNull(direction, "direction");
        return new Fault(book.add(
                new Strikes(occasions, description + " " + direction),
                new ConnectionEffect.OnBytes(direction.receiver(), wrapping)));
    }
}
