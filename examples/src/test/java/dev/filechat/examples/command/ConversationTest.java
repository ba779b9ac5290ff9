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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            typed.enter("What is the code of the heron?").await("The code of the heron is 48213.");
            typed.enter("/add " + ferry)
                    .enter("/files")
                    .await("heron.txt, 31 bytes")
                    .await("ferry.txt, 23 bytes");
            typed.enter("How many seats \\\rhas the ferry?").await("The ferry has 77 seats.");
            typed.enter("/cost").await("Usage: ");
            typed.enter("/save " + saved).await("Saved ");
            typed.enter("/nonsense").await("There is no command /nonsense");
            assertThat(fake.files().all()).hasSize(2);
            typed.endAtPrompt();

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
            typed.enter("What is with the heron?").await("heron and heron");
            typed.type(CTRL_C).await("Stopped.");

            assertThat(fake.awaitCancelled(1, Duration.ofSeconds(30))).isTrue();
            typed.enter("/cost").await("Nothing was answered yet.");
            typed.endAtPrompt();
            assertThat(fake.files().all()).isEmpty();
        }
    }

    @Test
    void aNarrowTerminalBreaksNoWord() throws Exception {
        Path heron = Files.writeString(directory.resolve("heron.txt"), "The code of the heron is 48213.");
        try (FakeXai fake = FakeXai.start();
                Typed typed = new Typed(fake, 40, heron)) {
            typed.enter("/help").await("Ctrl-C stops an answer");
            typed.enter("/nonsense").await("There is no command /nonsense");
            typed.endAtPrompt();

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
        }

        private void print(String text) {
            terminal.writer().print(text);
            terminal.flush();
        }

        /**
         * Types at the next prompt: what is typed before it is echoed into what is being shown. A dumb terminal has no
         * prompt where a line is continued.
         */
        Typed enter(String line) throws IOException {
            screen.awaitPrompt();
            return type(line + "\r");
        }

        void endAtPrompt() throws Exception {
            screen.awaitPrompt();
            type(CTRL_D);
            thread.join();
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

        @Override
        public void close() throws IOException {
            thread.interrupt();
            terminal.close();
        }
    }

    /** What was shown, to wait for. */
    private static final class Screen extends OutputStream {
        private static final Pattern PROMPT = Pattern.compile("^> ", Pattern.MULTILINE);
        private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
        private int seen;
        private int prompted;

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
            seen = await(Pattern.compile(Pattern.quote(text)), seen);
        }

        /** Waits for a prompt after the one that was waited for last. */
        synchronized void awaitPrompt() {
            prompted = await(PROMPT, prompted);
        }

        private int await(Pattern text, int from) {
            try {
                Matcher matcher = text.matcher(text());
                while (!matcher.find(from)) {
                    wait();
                    matcher = text.matcher(text());
                }
                return matcher.end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Not shown: \"" + text + "\" in " + text(), e);
            }
        }
    }
}
