// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Threads that clients and fakes leave behind. */
final class LeftThreads {
    /** gRPC keeps some for a while, to use them again. */
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    /** Of the JDK's own, which stay once they are needed. */
    private static final Pattern OF_THE_JDK =
            Pattern.compile("ForkJoinPool.*|VirtualThread.*|.*Poller|.*Cleaner.*|Attach Listener|process reaper.*");

    private LeftThreads() {}

    /** Returns the names of platform threads that were not there before, and do not end. */
    static List<String> since(Set<Thread> before) throws InterruptedException {
        long end = System.nanoTime() + AT_MOST.toNanos();
        List<String> left = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            boolean ours = !before.contains(thread)
                    && !OF_THE_JDK.matcher(thread.getName()).matches();
            if (ours && !thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                left.add(thread.getName());
            }
        }
        return left;
    }
}
