// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A conversation as it is typed into a terminal, which is one of JLine's own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConversationTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";

    @TempDir
    private Path directory;

    @Test
    void twoQuestionsAreAskedInOneConversation() throws Exception {
        Path heron = Files.writeString(directory.resolve("heron.txt"), "The code of the heron is 48213.");
        Path ferry = Files.writeString(directory.resolve("ferry.txt"), "The ferry has 77 seats.");
        Path saved = directory.resolve("saved.md");
        try (FakeXai fake = FakeXai.start();
                Typed typed = new Typed(fake, heron)) {
            typed.type("What is the code of the heron?\r").await("The code of the heron is 48213.");
            typed.type("/add " + ferry + "\r")
                    .type("/files\r")
                    .await("heron.txt, 31 bytes")
                    .await("ferry.txt, 23 bytes");
            typed.type("How many seats \\\r").type("has the ferry?\r").await("The ferry has 77 seats.");
            typed.type("/cost\r").await("Usage: ");
            typed.type("/save " + saved + "\r").await("Saved ");
            typed.type("/nonsense\r").await("There is no command /nonsense");
            assertThat(fake.files().all()).hasSize(2);
            typed.type(CTRL_D).awaitEnd();

            assertThat(fake.files().all()).isEmpty();
            assertThat(saved)
                    .hasContent("> What is the code of the heron?\n\nThe code of the heron is 48213.\n\n"
                            + "> How many seats \n> has the ferry?\n\nferry.txt: The ferry has 77 seats.\n\n");
        }
    }

    @Test
    void ctrlCStopsTheAnswerAndItsCall() throws Exception {
        Path heron = Files.writeString(directory.resolve("heron.txt"), "Heron " + "and heron ".repeat(200) + ".");
        try (FakeXai fake = FakeXai.builder().wordDelay(Duration.ofMillis(100)).start();
                Typed typed = new Typed(fake, heron)) {
            typed.type("What is with the heron?\r").await("heron and heron");
            typed.type(CTRL_C).await("Stopped.");

            assertThat(fake.awaitCancelled(1, Duration.ofSeconds(30))).isTrue();
            typed.type("/cost\r").await("Nothing was answered yet.");
            typed.type(CTRL_D).awaitEnd();
            assertThat(fake.files().all()).isEmpty();
        }
    }

    @Test
    void aNarrowTerminalBreaksNoWord() throws Exception {
        Path heron = Files.writeString(directory.resolve("heron.txt"), "The code of the heron is 48213.");
        try (FakeXai fake = FakeXai.start();
                Typed typed = new Typed(fake, 40, heron)) {
            typed.type("/help\r").await("Ctrl-C stops an answer");
            typed.type("/nonsense\r").await("There is no command /nonsense");
            typed.type(CTRL_D).awaitEnd();

            assertThat(typed.screen.text().lines()).allMatch(line -> line.length() <= 40);
            assertThat(typed.screen.text())
                    .contains("Ask a question; /help lists the\ncommands, Ctrl-D ends and deletes the\nfiles.\n")
                    .contains("/save FILE  writes questions and answers\n            to a new file, as Markdown\n");
        }
    }

    /** A terminal, and the conversation on a thread of its own. */
    private static final class Typed implements AutoCloseable {
        private final PipedOutputStream keys = new PipedOutputStream();
        private final Screen screen = new Screen();
        private final Terminal terminal;
        private final Thread thread;

        Typed(FakeXai fake, Path file) throws IOException {
            this(fake, 80, file);
        }

        Typed(FakeXai fake, int columns, Path file) throws IOException {
            terminal = new ExternalTerminal(
                    "test", "dumb", new PipedInputStream(keys, 1 << 16), screen, StandardCharsets.UTF_8);
            terminal.setSize(Size.of(columns, 24));
            thread = Thread.ofPlatform().start(() -> {
                try (FileChatClient client = fake.configure(FileChatClient.builder())
                                .transport("grpc-netty")
                                .build();
                        Session session = new Session(client, "grok-4.5")) {
                    session.add(FileSource.of(file));
                    new Conversation(terminal, session, () -> new PlainAnswer(this::print), () -> false).run();
                }
            });
            await("deletes the");
        }

        private void print(String text) {
            terminal.writer().print(text);
            terminal.flush();
        }

        Typed type(String text) throws IOException {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
            return this;
        }

        Typed await(String text) {
            screen.await(text);
            return this;
        }

        void awaitEnd() throws InterruptedException {
            thread.join();
        }

        @Override
        public void close() throws IOException {
            thread.interrupt();
            terminal.close();
        }
    }

    /** What was shown, to wait for. */
    private static final class Screen extends OutputStream {
        private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
        private int seen;

        @Override
        public synchronized void write(int b) {
            shown.write(b);
            notifyAll();
        }

        /** What was shown, with a line feed after each line. */
        synchronized String text() {
            return shown.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        }

        /** Waits for a text after the one that was waited for last. */
        synchronized void await(String text) {
            try {
                int at = shown.toString(StandardCharsets.UTF_8).indexOf(text, seen);
                while (at < 0) {
                    wait();
                    at = shown.toString(StandardCharsets.UTF_8).indexOf(text, seen);
                }
                seen = at + text.length();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Not shown: \"" + text + "\" in " + shown.toString(StandardCharsets.UTF_8), e);
            }
        }
    }
}
