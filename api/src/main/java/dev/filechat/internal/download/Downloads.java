// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.download;

import dev.filechat.errors.CallCancelledException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.ContentTooLargeException;
import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.internal.call.Attempts;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.call.Interruption;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.IoFailures;
import dev.filechat.internal.text.ServerText;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.FilesTransport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Opens the contents of files, and writes them to their targets. Thread-safe. */
public final class Downloads {
    private static final int BUFFER_SIZE = 64 << 10;

    private final FilesTransport transport;
    private final CallRunner runner;

    public Downloads(FilesTransport transport, CallRunner runner) {
        this.transport = transport;
        this.runner = runner;
    }

    /** A file that was looked up, and its bytes; closing them ends the call. */
    public record Opened(StoredFile file, ResumingContent content) {}

    /** Opens a file: looks it up and opens its bytes within one timeout. */
    public Opened open(String fileId, Duration timeout) {
        CallInFlight call = runner.open(details(fileId), runner.settings().withTimeout(timeout));
        try {
            String what = "Looking up file " + ServerText.printable(fileId);
            StoredFile file = runner.repeat(
                    new Attempts(runner, CallKind.REPEATABLE, what, call),
                    call,
                    attempt -> transport.retrieve(fileId, attempt));
            call.countAnew();
            call.found(file);
            return new Opened(
                    file,
                    new ResumingContent(
                            runner, call, file.id(), file.size(), c -> transport.retrieveContent(file.id(), c)));
        } catch (Throwable e) {
            call.failed(e);
            call.close();
            throw e;
        }
    }

    private static CallDetails details(String fileId) {
        String what = "Downloading file " + ServerText.printable(fileId);
        return CallDetails.ofFile(CallOperation.DOWNLOAD_FILE, what, fileId);
    }

    public Opened open(String fileId, DownloadOptions options) {
        return open(fileId, options.timeout().orElse(runner.timeout()));
    }

    public Opened open(String fileId) {
        return open(fileId, runner.timeout());
    }

    public byte[] bytes(String fileId, int maxBytes) {
        checkLimit(maxBytes);
        Opened opened = open(fileId);
        try (ResumingContent content = opened.content()) {
            long size = opened.file().size();
            if (size > maxBytes) {
                throw tooLarge(fileId, "has " + size + " bytes", maxBytes, 0);
            }
            // A broken service may report a negative size.
            byte[] bytes = content.readNBytes((int) Math.max(0, size));
            int beyond = content.read(); // fails if there is more
            assert beyond < 0;
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException("The content was closed by another thread", e);
        }
    }

    public String text(String fileId, int maxBytes) {
        checkLimit(maxBytes);
        try (ResumingContent content = new ResumingContent(
                runner,
                runner.open(details(fileId), runner.settings()),
                fileId,
                ResumingContent.UNKNOWN,
                c -> transport.retrieveText(fileId, c))) {
            byte[] text = content.readNBytes(maxBytes == Integer.MAX_VALUE ? maxBytes : maxBytes + 1);
            if (text.length > maxBytes) {
                throw tooLarge(fileId, "gives a text of more than that", maxBytes, content.attempt());
            }
            return new String(text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The content was closed by another thread", e);
        }
    }

    public long to(String fileId, OutputStream out, DownloadOptions options) {
        try (ResumingContent content = open(fileId, options).content()) {
            DownloadReporter progress =
                    new DownloadReporter(options.onProgress().orElse(null), content);
            long bytes = transfer(content, out, progress);
            out.flush();
            progress.done();
            return bytes;
        } catch (IOException e) {
            String id = ServerText.printable(fileId);
            if (Interruption.isBehind(e)) {
                throw new CallCancelledException(
                        "Downloading file " + id + " was cancelled: the calling thread was interrupted", e, true, 1);
            }
            throw new DownloadFailedException(
                    "Downloading file " + id + " failed: the stream to write to gave an error: " + IoFailures.reason(e),
                    e,
                    1);
        }
    }

    public Path download(String fileId, Path target, DownloadOptions options) {
        return Download.to(target, ServerText.printable(fileId), options, () -> open(fileId, options));
    }

    public Path downloadTo(String fileId, Path directory, DownloadOptions options) {
        return Download.into(directory, ServerText.printable(fileId), options, () -> open(fileId, options));
    }

    /** Writes all bytes. They are copied first, since the stream may block for any time. */
    private static long transfer(ResumingContent content, OutputStream out, DownloadReporter progress)
            throws IOException {
        progress.started();
        byte[] buffer = new byte[BUFFER_SIZE];
        long bytes = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            out.write(buffer, 0, read);
            bytes += read;
            progress.received(read);
        }
        return bytes;
    }

    private static void checkLimit(int maxBytes) {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + "; it must be 0 or more");
        }
    }

    private static ContentTooLargeException tooLarge(String fileId, String size, int maxBytes, int attempts) {
        return new ContentTooLargeException(
                "File " + ServerText.printable(fileId) + " " + size + ", and the limit is " + maxBytes
                        + " bytes. Raise it, or read the file as a stream",
                maxBytes,
                attempts);
    }
}
