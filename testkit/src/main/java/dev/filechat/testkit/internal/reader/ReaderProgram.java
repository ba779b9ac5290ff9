// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import dev.filechat.testkit.internal.document.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The process of a reader. It takes requests from its standard input, and ends with it. */
final class ReaderProgram {

    private static final long BEAT_MILLIS = 200;
    private static final long STACK = 4L << 20;

    private final DataInputStream requests;
    private final DataOutputStream answers;
    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService work =
            Executors.newSingleThreadExecutor(task -> new Thread(null, task, "reader", STACK));
    private long lingers;

    private ReaderProgram(DataInputStream requests, DataOutputStream answers) {
        this.requests = requests;
        this.answers = answers;
    }

    public static void main(String[] args) throws IOException {
        // What libraries print must not come between the answers.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        System.setErr(System.out);
        System.setIn(new ByteArrayInputStream(new byte[0]));
        ReaderProgram program = new ReaderProgram(
                new DataInputStream(new FileInputStream(FileDescriptor.in)),
                new DataOutputStream(new FileOutputStream(FileDescriptor.out)));
        try {
            program.serve();
        } finally {
            end();
        }
    }

    private static void end() {
        TemporaryFiles.delete(Path.of(System.getProperty("java.io.tmpdir")));
        Runtime.getRuntime().halt(0);
    }

    private void serve() throws IOException {
        while (true) {
            int request;
            try {
                request = requests.readByte();
            } catch (EOFException e) {
                return; // the JVM that asks is gone
            }
            if (request == ReaderProtocol.LINGER) {
                linger(requests.readInt());
            } else {
                String name = ReaderProtocol.readText(requests);
                String mediaType = ReaderProtocol.readText(requests);
                Path content = Path.of(ReaderProtocol.readText(requests));
                Path text = Path.of(ReaderProtocol.readText(requests));
                accept();
                work.execute(() -> read(new ParsedDocument(name, mediaType, content), text));
            }
        }
    }

    private void linger(int millis) {
        lock.lock();
        try {
            long now = ++lingers;
            Future<?> unused = clock.schedule(() -> endUnlessAsked(now), millis, TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }

    private void endUnlessAsked(long since) {
        lock.lock();
        try {
            if (lingers == since) {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** From here on it does not end before it has answered. */
    private void accept() {
        lock.lock();
        try {
            lingers++;
            answer(ReaderProtocol.BUSY, null);
        } finally {
            lock.unlock();
        }
    }

    private void read(ParsedDocument document, Path text) {
        Future<?> beat = clock.scheduleAtFixedRate(
                () -> answer(ReaderProtocol.BUSY, null), BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        int answer = ReaderProtocol.DONE;
        String reason = null;
        try {
            document.writeText(text);
        } catch (UnreadableException e) {
            answer = e.libraryMissing() ? ReaderProtocol.LIBRARY_MISSING : ReaderProtocol.UNREADABLE;
            reason = e.getMessage();
        }
        beat.cancel(false);
        answer(answer, reason);
    }

    private void answer(int answer, @Nullable String reason) {
        lock.lock();
        try {
            answers.writeByte(answer);
            if (reason != null) {
                ReaderProtocol.write(answers, reason);
            }
        } catch (IOException e) {
            end(); // the JVM that asked is gone
        } finally {
            lock.unlock();
        }
    }
}
