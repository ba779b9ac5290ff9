// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.download;

import dev.filechat.files.downloads.DownloadProgress;
import dev.filechat.files.downloads.DownloadProgress.Stage;
import dev.filechat.internal.concurrent.Listeners;
import dev.filechat.internal.text.ServerText;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports the progress of a download to a listener: start and end once each, with numbers that only grow. Used by one
 * thread.
 */
final class DownloadReporter {
    private static final long STEP = 1 << 20;

    private final @Nullable Consumer<? super DownloadProgress> listener;
    private final ResumingContent content;
    private long received;
    private long told;

    DownloadReporter(@Nullable Consumer<? super DownloadProgress> listener, ResumingContent content) {
        this.listener = listener;
        this.content = content;
    }

    void started() {
        tell(Stage.STARTED, content.size());
    }

    void received(int more) {
        received += more;
        if (received - told >= STEP) {
            tell(Stage.RECEIVING, content.size());
        }
    }

    void done() {
        tell(Stage.DONE, OptionalLong.of(received));
    }

    private void tell(Stage stage, OptionalLong total) {
        told = received;
        if (listener == null) {
            return;
        }
        DownloadProgress progress = new DownloadProgress(content.fileId(), stage, received, total, content.elapsed());
        Listeners.tell(
                () -> listener.accept(progress),
                () -> "The progress listener of file " + ServerText.printable(content.fileId())
                        + " failed; the download goes on");
    }
}
