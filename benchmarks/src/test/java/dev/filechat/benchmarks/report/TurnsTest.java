// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int CONTENDERS = 4;
    private static final int TURNS_OF_EACH = 500;
    private static final int MILLISECONDS_TO_WAIT = 20_000;

    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void oneAtATimeHasItsTurn() throws Exception {
        List<Future<Integer>> contenders = new ArrayList<>();
        try (Turns turns = Turns.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONTENDERS; i++) {
                contenders.add(threads.submit(() -> work(turns)));
            }
        }

        for (Future<Integer> contender : contenders) {
            assertThat(contender.get()).isEqualTo(TURNS_OF_EACH);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void aContenderThatDiesInItsTurnDoesNotKeepIt() throws IOException {
        try (Turns turns = Turns.open();
                Socket other = connect(turns)) {
            try (Socket dying = connect(turns)) {
                ask(dying);
            }

            assertThat(ask(other)).isEqualTo(Turns.BYTE);
        }
    }

    private int work(Turns turns) throws IOException {
        int had = 0;
        try (Socket contender = connect(turns)) {
            while (had < TURNS_OF_EACH && ask(contender) == Turns.BYTE) {
                most.accumulateAndGet(working.incrementAndGet(), Math::max);
                had++;
                Thread.yield();
                working.decrementAndGet();
                contender.getOutputStream().write(Turns.BYTE);
            }
        }
        return had;
    }

    private static Socket connect(Turns turns) throws IOException {
        Socket contender = new Socket(InetAddress.getLoopbackAddress(), turns.port());
        contender.setTcpNoDelay(true);
        contender.setSoTimeout(MILLISECONDS_TO_WAIT);
        return contender;
    }

    private static int ask(Socket contender) throws IOException {
        contender.getOutputStream().write(Turns.BYTE);
        return contender.getInputStream().read();
    }
}
