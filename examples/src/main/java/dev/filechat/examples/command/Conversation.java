// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.TerminalText;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.FileChatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Questions and commands, read from a terminal until Ctrl-D. Ctrl-C stops the answer that is being written. */
final class Conversation {
    private static final String PROMPT = "> ";

    private final Terminal terminal;
    private final Session session;
    private final Supplier<AnswerSink> sinks;
    private final BooleanSupplier ending;
    private final ConversationCommands commands;
    private final Stoppable stoppable = new Stoppable();

    /**
     * @param sinks where an answer goes
     * @param ending whether the process is being ended
     */
    Conversation(Terminal terminal, Session session, Supplier<AnswerSink> sinks, BooleanSupplier ending) {
        this.terminal = terminal;
        this.session = session;
        this.sinks = sinks;
        this.ending = ending;
        this.commands = new ConversationCommands(session, this::say);
    }

    void run() {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new QuestionParser())
                .completer(ConversationCommands.completer())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // an exclamation mark is no command
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "… ")
                .build();
        terminal.handle(Terminal.Signal.INT, signal -> stoppable.stop());
        say("Ask a question; /help lists the commands, Ctrl-D ends and deletes the files.");
        while (!ending.getAsBoolean()) {
            try {
                answer(QuestionParser.text(reader.readLine(PROMPT)));
            } catch (UserInterruptException e) {
                say("Ctrl-D ends the conversation.");
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private void answer(String line) {
        try {
            stoppable.run(() -> {
                if (line.startsWith("/")) {
                    commands.run(line);
                } else if (!line.isEmpty()) {
                    session.ask(line, sinks.get());
                }
            });
        } catch (CallCancelledException e) {
            say("Stopped. The question is not part of the conversation.");
        } catch (FileChatException | IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            say(String.valueOf(cause == null ? e.getMessage() : cause.getMessage()));
        }
    }

    private void say(String line) {
        String harmless = TerminalText.harmless(line);
        int columns = terminal.getColumns();
        terminal.writer().println(columns > 0 ? WrappedText.wrap(harmless, columns) : harmless);
        terminal.flush();
    }
}
