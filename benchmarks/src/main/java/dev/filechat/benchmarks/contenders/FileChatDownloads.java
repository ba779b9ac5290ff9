// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import dev.filechat.FileChatClient;
import dev.filechat.files.downloads.DownloadOptions;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The public API with everything on: the lookup before, progress, checksum, a temporary file that is forced to the
 * disk.
 */
public final class FileChatDownloads implements Downloader {
    private final FileChatClient client;
    private final AtomicLong told = new AtomicLong();
    private final DownloadOptions options = DownloadOptions.builder()
            .overwrite(true)
            .onProgress(progress -> told.set(progress.bytesReceived()))
            .build();

    /** Connects. */
    public FileChatDownloads(Address address) {
        this.client = address.client();
    }

    @Override
    public void download(long size, Path target) {
        client.files().download(Long.toString(size), target, options);
        if (told.get() != size) {
            throw new IllegalStateException(told + " bytes were told of " + size);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
