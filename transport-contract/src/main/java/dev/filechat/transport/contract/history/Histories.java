// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import dev.filechat.spi.TransportProvider;
import dev.filechat.transport.contract.support.Lateness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Runs many histories side by side over one transport. */
public final class Histories {
    private final TransportProvider provider;
    private final HistorySettings settings;
    private final Path directory;
    private final AtomicLong next;
    private final Tally tally = new Tally();

    private Histories(TransportProvider provider, HistorySettings settings, Path directory) {
        this.provider = provider;
        this.settings = settings;
        this.directory = directory;
        this.next = new AtomicLong(settings.firstSeed());
    }

    /**
     * Runs histories, each against a fake that no other one uses meanwhile, and waits until all have ended.
     *
     * @param provider the transport
     * @param settings which histories
     * @param directory an empty directory
     * @return how they ended
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public static Tally run(TransportProvider provider, HistorySettings settings, Path directory)
            throws InterruptedException {
        return new Histories(provider, settings, directory).run();
    }

    private Tally run() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Stages stages = new Stages(provider);
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
                Lateness lateness = new Lateness()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(settings.sideBySide(), settings.schedules()); i++) {
                running.add(workers.submit(() -> work(stages, lateness)));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("A history could not be run", e);
        }
        tally.threads(LeftThreads.since(before));
        return tally;
    }

    private Void work(Stages stages, Lateness lateness) throws IOException, InterruptedException {
        long end = settings.firstSeed() + settings.schedules();
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            Schedule schedule = Schedule.of(seed);
            Path own = Files.createDirectory(directory.resolve(Long.toString(seed)));
            Stage stage = stages.take(schedule.peer());
            tally.add(new ScheduleRun(schedule, lateness, settings.margin()).run(stage, own));
            stages.giveBack(stage);
        }
        return null;
    }
}
