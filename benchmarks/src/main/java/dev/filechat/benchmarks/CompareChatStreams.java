// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** A streamed answer of 100,000 chunks, beside the stub that grpc-java generates. */
public final class CompareChatStreams {
    private CompareChatStreams() {}

    /**
     * Runs it: {@code [ROUNDS [CHUNKS]]}, 5 rounds of 100,000 chunks unless said.
     *
     * @param args see above
     */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        String chunks = args.length > 1 ? args[1] : "100000";
        Comparison comparison = Comparison.run(
                ChatStreamBenchmark.class,
                List.of("generatedBlockingStub", "filechat"),
                rounds,
                Map.of("chunks", chunks));
        System.out.println("A streamed answer of " + chunks + " chunks, grpc-netty, plaintext, loopback:");
        System.out.println();
        System.out.print(comparison.table());
    }
}
