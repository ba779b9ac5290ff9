// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Measures nothing: waits until it is this JVM's turn, which lasts some operations, those that do not count included.
 * It has to be the first profiler, so that the others do not measure the wait.
 */
public final class TurnProfiler implements InternalProfiler {
    /** The system property with the port of the {@link Turns}. */
    static final String PORT = "filechat.benchmarks.turns";

    /** The first one after another contender's finds the caches and the cores as that one has left them. */
    private static final int OPERATIONS_OF_A_TURN = 4;

    private @Nullable Socket turn;
    private int operations;
    private int counted;

    /** For JMH, which makes one in the JVM that starts the others too. */
    public TurnProfiler() {}

    @Override
    public String getDescription() {
        return "one contender at a time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        try {
            if (turn == null) {
                turn = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT));
                turn.setTcpNoDelay(true);
            }
            if (operations % OPERATIONS_OF_A_TURN == 0) {
                turn.getOutputStream().write(Turns.BYTE);
                if (turn.getInputStream().read() < 0) {
                    throw new IllegalStateException("The run that this belongs to is over");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        operations++;
        counted += iteration.getType() == IterationType.MEASUREMENT ? 1 : 0;
        // the last turn ends with the JVM, since its end is work too
        boolean last = counted == benchmark.getMeasurement().getCount();
        if (operations % OPERATIONS_OF_A_TURN == 0 && !last) {
            try {
                Objects.requireNonNull(turn).getOutputStream().write(Turns.BYTE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.of();
    }
}
