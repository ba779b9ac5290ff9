// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.upload;

import dev.filechat.files.UploadProgress;
import dev.filechat.files.UploadProgress.Stage;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.concurrent.Listeners;
import dev.filechat.internal.text.ServerText;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports the progress of an upload to a listener: start and end once each, with numbers that only grow. Used by one
 * thread.
 */
final class ProgressReporter {
    private final String name;
    private final @Nullable Consumer<? super UploadProgress> listener;
    private final CallInFlight call;
    private long most;
    private boolean started;

    ProgressReporter(String name, @Nullable Consumer<? super UploadProgress> listener, CallInFlight call) {
        this.name = name;
        this.listener = listener;
        this.call = call;
    }

    /** Reports that an attempt begins. */
    void started(OptionalLong total) {
        if (!started) {
            started = true;
            tell(Stage.STARTED, total);
        } else if (most > 0) {
            tell(Stage.SENDING, total); // a restart: the attempt is another one
        }
    }

    void sent(long bytes, OptionalLong total) {
        if (bytes > most) {
            most = bytes;
            tell(Stage.SENDING, total);
        }
    }

    void done(long size) {
        most = size;
        tell(Stage.DONE, OptionalLong.of(size));
    }

    private void tell(Stage stage, OptionalLong total) {
        if (listener == null) {
            return;
        }
        UploadProgress progress = new UploadProgress(name, stage, most, total, call.elapsed(), call.attempt());
        Listeners.tell(
                () -> listener.accept(progress),
                () -> "The progress listener of \"" + ServerText.printable(name) + "\" failed; the upload goes on");
    }
}
