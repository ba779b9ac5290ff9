// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import dev.filechat.FileChatClient;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import java.util.concurrent.atomic.AtomicLong;

/** The public API with everything on: progress, checksum, limits, retry. */
public final class FileChatUploads implements Uploader {
    private final FileChatClient client;
    private final Source source;
    private final int chunkSize;

    /** @param chunkSize in bytes */
    public FileChatUploads(Address address, Source source, int chunkSize) {
        this.client = address.client();
        this.source = source;
        this.chunkSize = chunkSize;
    }

    @Override
    public String upload(String name) {
        AtomicLong told = new AtomicLong();
        UploadOptions options = UploadOptions.builder()
                .chunkSize(chunkSize)
                .onProgress(progress -> told.set(progress.bytesSent()))
                .build();
        UploadReceipt receipt = client.files().uploadWithReceipt(fileSource(name), options);
        if (told.get() != receipt.bytes()) {
            throw new IllegalStateException(
                    told + " bytes were told of " + receipt.file().size());
        }
        return receipt.file().id();
    }

    private FileSource fileSource(String name) {
        if (source.bytes() != null) {
            return FileSource.of(name, source.bytes());
        }
        return source.mapped() == null
                ? FileSource.of(source.path()).named(name)
                : FileSource.of(name, source.mapped());
    }

    @Override
    public void close() {
        client.close();
    }
}
