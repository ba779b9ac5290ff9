// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.programs;

import dev.filechat.FileChatClient;
import dev.filechat.benchmarks.contenders.Address;
import dev.filechat.benchmarks.server.ServerKind;
import dev.filechat.benchmarks.server.ServerProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lookups of a file, as many at once as there are virtual threads, beside the same number one after the other by one
 * thread: the slowest of those at once should not take longer than all of the others together.
 */
public final class CallsAtOnce {
    private static final int ROUNDS = 30;
    private static final int MEASURED = 10;

    private CallsAtOnce() {}

    /**
     * Runs it.
     *
     * @param args how many calls
     */
    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        try (ServerProcess server = ServerProcess.start(ServerKind.BARE, false);
                FileChatClient client = Address.of(server, "grpc-netty").client();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Double> ratios = new ArrayList<>();
            List<Double> slowest = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                long sequential = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    client.files().get("1");
                }
                sequential = System.nanoTime() - sequential;
                long p99 = atOnce(client, threads, count);
                if (round > ROUNDS - MEASURED) {
                    ratios.add((double) p99 / sequential);
                    slowest.add(p99 / 1e6);
                }
            }
            new Figures()
                    .with("p99Milliseconds", median(slowest))
                    .with("ofSequential", median(ratios))
                    .print();
        }
    }

    private static long atOnce(FileChatClient client, ExecutorService threads, int count) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        Callable<Long> call = () -> {
            start.await();
            long began = System.nanoTime();
            client.files().get("1");
            return System.nanoTime() - began;
        };
        List<Future<Long>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(threads.submit(call));
        }
        start.countDown();
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = calls.get(i).get();
        }
        Arrays.sort(times);
        return times[Math.min(count - 1, count * 99 / 100)];
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
