// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import dev.filechat.files.UploadProgress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows uploads as a bar each, one after the other. */
final class UploadBar implements AutoCloseable {
    private static final int WIDTH = 80;
    private static final int REFRESH_MILLIS = 100;

    private @Nullable ProgressBar bar;

    void update(UploadProgress progress) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Uploading " + progress.name())
                    .setInitialMax(progress.totalBytes().orElse(-1))
                    .setUnit(" MB", 1_000_000)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .build();
        }
        bar.stepTo(progress.bytesSent());
        if (progress.stage() == UploadProgress.Stage.DONE) {
            close();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
