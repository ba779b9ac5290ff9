// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.server;

import io.grpc.Server;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of one fake: a virtual one for each call, and a few daemons. */
final class ServerThreads {

    private static final long CLOSE_SECONDS = 10;

    private final ExecutorService calls = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("fake-xai-call-", 0).factory());
    private final Queue<Thread> daemons = new ConcurrentLinkedQueue<>();
    private final List<ExecutorService> groups = new ArrayList<>();

    /** Runs what serves the calls. It may block. */
    ExecutorService calls() {
        return calls;
    }

    /** Returns new event loops; 0 threads stand for Netty's default number. */
    @SuppressWarnings("deprecation") // what replaces the class is in Netty 4.2 only, and grpc-java had 4.1 for long
    EventLoopGroup eventLoops(String name, int threads) {
        EventLoopGroup loops = new NioEventLoopGroup(threads, factory(name));
        groups.add(loops);
        return loops;
    }

    ScheduledExecutorService timer() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(factory("timer"));
        groups.add(timer);
        return timer;
    }

    private ThreadFactory factory(String name) {
        ThreadFactory factory =
                Thread.ofPlatform().daemon().name("fake-xai-" + name + "-", 0).factory();
        return task -> {
            Thread thread = factory.newThread(task);
            daemons.add(thread);
            return thread;
        };
    }

    /**
     * Ends the server and its calls, then the threads. The order matters: the calls still have to be cancelled on them.
     */
    void endWith(@Nullable Server server) {
        boolean interrupted = Thread.interrupted();
        try {
            if (server != null) {
                server.shutdownNow().awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
            calls.shutdownNow();
            calls.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            for (ExecutorService group : groups) {
                if (group instanceof EventLoopGroup loops) {
                    loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).await(CLOSE_SECONDS, TimeUnit.SECONDS);
                } else {
                    group.shutdownNow();
                }
            }
            for (Thread daemon : daemons) {
                daemon.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
