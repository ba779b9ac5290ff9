// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

import dev.filechat.FileChatClient;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.files.sources.FileSource;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings files from or to a service, in a JVM of its own whose memory is counted meanwhile. Arguments: transport, port,
 * a {@link Transfer}, how many at once, a chunk's size, a small file for the beginning, the file. Prints the most bytes
 * held, how often they were counted, and the SHA-256 of each download.
 */
public final class MemoryProgram {
    /** A reader has the memory counted about so often, in bytes. */
    private static final int TICK = 1 << 20;

    private MemoryProgram() {}

    public static void main(String[] arguments) throws Exception {
        Transfer way = Transfer.valueOf(arguments[2]);
        int count = Integer.parseInt(arguments[3]);
        int chunk = Integer.parseInt(arguments[4]);
        try (FileChatClient client = ChildClient.of(arguments[0], arguments[1])) {
            for (int i = 0; i < 3; i++) {
                String unused = run(client, way, chunk, arguments[5], () -> {});
            }
            MemoryGauge gauge = new MemoryGauge();
            // A reader waits meanwhile, so that all comes that may come ahead of it.
            Runnable tick = way == Transfer.DOWNLOAD_STREAM ? gauge::count : gauge::tick;
            List<Future<String>> all = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < count; i++) {
                    all.add(threads.submit(() -> run(client, way, chunk, arguments[6], tick)));
                }
            }
            gauge.stop();
            for (Future<String> done : all) {
                System.out.println("sha256 " + done.get());
            }
            System.out.println("held " + gauge.most());
            System.out.println("counted " + gauge.samples());
        }
    }

    /** Returns the hash of what was downloaded. */
    private static String run(FileChatClient client, Transfer way, int chunk, String file, Runnable tick)
            throws Exception {
        UploadOptions upload = UploadOptions.builder()
                .chunkSize(chunk)
                .onProgress(progress -> tick.run())
                .build();
        return switch (way) {
            case UPLOAD_PATH -> client.files().upload(Path.of(file), upload).id();
            case UPLOAD_STREAM -> {
                try (InputStream in = Files.newInputStream(Path.of(file))) {
                    yield client.files()
                            .upload(FileSource.of("stream", in), upload)
                            .id();
                }
            }
            case DOWNLOAD_PATH -> {
                DownloadOptions options = DownloadOptions.builder()
                        .onProgress(progress -> tick.run())
                        .build();
                Path copy = Files.createTempFile("copy", null);
                Files.delete(copy);
                try (InputStream in = Files.newInputStream(client.files().download(file, copy, options))) {
                    yield sha256(in, () -> {});
                } finally {
                    Files.delete(copy);
                }
            }
            case DOWNLOAD_STREAM -> {
                try (InputStream in = client.files().content(file)) {
                    yield sha256(in, tick);
                }
            }
        };
    }

    private static String sha256(InputStream in, Runnable tick) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[64 << 10];
        for (long bytes = 0, read = in.read(buffer); read >= 0; bytes += read, read = in.read(buffer)) {
            digest.update(buffer, 0, (int) read);
            if (bytes % TICK + read >= TICK) {
                tick.run();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
