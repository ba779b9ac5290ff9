// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.TerminalText;
import dev.filechat.files.UploadProgress;
import java.util.concurrent.locks.ReentrantLock;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** Shows uploads as a bar each, one after the other. */
final class UploadBar implements AutoCloseable {
    private static final int MOST_WIDTH = 80;
    /** Less has no place for a bar, nor for a time. */
    private static final int LEAST_WIDTH = 75;

    private static final int COLUMNS = Terminals.ERROR_COLUMNS;
    private static final int MOST_NAME = Math.clamp(COLUMNS - "Uploading  100% ".length(), 1, 24);

    private static final int REFRESH_MILLIS = 100;

    private @Nullable ProgressBar bar;

    void update(UploadProgress progress) {
        if (COLUMNS == 0) {
            if (progress.stage() == UploadProgress.Stage.DONE) {
                Notices.line(String.format("Uploaded %s, %,d bytes", progress.name(), progress.bytesSent()));
            }
            return;
        }
        if (bar == null) {
            bar = bar(
                    shortened(TerminalText.harmless(progress.name())),
                    progress.totalBytes().orElse(-1));
        }
        bar.stepTo(progress.bytesSent());
        if (progress.stage() == UploadProgress.Stage.DONE) {
            close();
        }
    }

    private static String shortened(String name) {
        int characters = name.codePointCount(0, name.length());
        return characters <= MOST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, MOST_NAME - 1)) + "…";
    }

    /** @param size in bytes, -1 if it is not known */
    private static ProgressBar bar(String name, long size) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName("Uploading " + name)
                .setInitialMax(size)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new OneLine());
        if (size < 0 || size >= 10_000_000) {
            builder.setUnit(" MB", 1_000_000);
        } else if (size >= 10_000) {
            builder.setUnit(" kB", 1_000);
        } else {
            builder.setUnit(" B", 1);
        }
        if (COLUMNS < LEAST_WIDTH) {
            builder.setRenderer((state, width) -> state.getTaskName() + " " + share(state));
        }
        return builder.build();
    }

    private static String share(ProgressState state) {
        return state.getMax() > 0
                ? 100 * state.getCurrent() / state.getMax() + "%"
                : state.getCurrent() / 1_000_000 + " MB";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** The library's timer may draw once more after the end; that would be a line of its own. */
    private static final class OneLine extends ConsoleProgressBarConsumer {
        private final ReentrantLock lock = new ReentrantLock();
        private boolean closed;

        OneLine() {
            super(System.err, Math.min(MOST_WIDTH, COLUMNS - 1));
        }

        @Override
        public void accept(String rendered) {
            lock.lock();
            try {
                if (!closed) {
                    super.accept(rendered);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (!closed) {
                    closed = true;
                    super.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
