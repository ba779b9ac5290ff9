// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import dev.filechat.testkit.internal.document.Document;
import dev.filechat.testkit.internal.document.UnreadableException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A JVM that parses documents, one at a time. What is too much for it, in time or memory, ends it and nothing else. It
 * ends by itself when this JVM does. For use by one thread at a time.
 */
final class ReaderProcess {

    static final int HEAP_MEGABYTES = 256;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private final Path directory;
    private final Path text;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private boolean busy;

    private ReaderProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
        this.text = directory.resolve("text");
        this.requests = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(process.getInputStream());
    }

    static ReaderProcess start() throws IOException {
        Path directory = Files.createTempDirectory("filechat-reader-");
        boolean started = false;
        try {
            ReaderProcess reader = new ReaderProcess(ReaderCommand.in(directory).start(), directory);
            started = true;
            return reader;
        } finally {
            if (!started) {
                TemporaryFiles.delete(directory);
            }
        }
    }

    /** Hands it a document. Returns false if it has ended. */
    boolean begin(Document document) throws IOException {
        busy = true;
        Path content = document.path().orElse(directory.resolve("document"));
        if (document.path().isEmpty()) {
            if (!Files.isDirectory(directory)) {
                return false;
            }
            try (InputStream in = document.open()) {
                Files.copy(in, content, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try {
            requests.writeByte(ReaderProtocol.READ);
            ReaderProtocol.write(requests, document.name());
            ReaderProtocol.write(requests, document.mediaType());
            ReaderProtocol.write(requests, content.toAbsolutePath().toString());
            ReaderProtocol.write(requests, text.toString());
            requests.flush();
            return answers.readByte() == ReaderProtocol.BUSY;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until the text is there. */
    void await(Runnable heartbeat) throws UnreadableException {
        AtomicBoolean late = new AtomicBoolean();
        // A thread of its own: the common pool may be busy.
        Thread guard = Thread.ofPlatform()
                .daemon()
                .name("filechat-reader-limit")
                .start(() -> {
                    try {
                        if (!process.waitFor(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                            late.set(true);
                            process.destroyForcibly();
                        }
                    } catch (InterruptedException e) {
                        return; // in time
                    }
                });
        try {
            int answer = answers.readByte();
            while (answer == ReaderProtocol.BUSY) {
                heartbeat.run();
                answer = answers.readByte();
            }
            if (answer == ReaderProtocol.UNREADABLE || answer == ReaderProtocol.LIBRARY_MISSING) {
                String reason = ReaderProtocol.readText(answers);
                busy = false;
                throw UnreadableException.of(answer == ReaderProtocol.LIBRARY_MISSING, reason);
            }
            if (answer != ReaderProtocol.DONE) {
                throw new IOException("it answered " + answer);
            }
            busy = false;
        } catch (EOFException e) {
            throw UnreadableException.because(late.get() ? whyKilled() : whyEnded());
        } catch (IOException e) {
            throw UnreadableException.because(late.get() ? whyKilled() : "its reader failed: " + e.getMessage());
        } finally {
            guard.interrupt();
        }
    }

    void writeText(Writer out) throws IOException {
        try (Reader parsed = Files.newBufferedReader(text)) {
            parsed.transferTo(out);
        } finally {
            Files.deleteIfExists(text);
        }
    }

    /** Returns whether it can take another document. */
    boolean ready() {
        return !busy && process.isAlive();
    }

    private static String whyKilled() {
        return "that took more than " + TIME_LIMIT.toSeconds() + " seconds";
    }

    String whyEnded() {
        awaitExit();
        int exit = process.exitValue();
        return exit == OUT_OF_MEMORY
                ? "that takes more than " + HEAP_MEGABYTES + " MB of memory"
                : "its reader crashed (exit code " + exit + ")";
    }

    /** Lets it end after a while without a document. */
    void linger(Duration time) {
        try {
            requests.writeByte(ReaderProtocol.LINGER);
            requests.writeInt((int) time.toMillis());
            requests.flush();
        } catch (IOException e) {
            kill(); // it has ended
        }
    }

    /** Kills the process. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
        TemporaryFiles.delete(directory);
    }

    /** It is being killed, so that this takes no time. */
    private void awaitExit() {
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
