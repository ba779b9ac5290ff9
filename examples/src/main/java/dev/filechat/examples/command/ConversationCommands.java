// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Completer;
import org.jline.reader.impl.completer.AggregateCompleter;
import org.jline.reader.impl.completer.ArgumentCompleter;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.reader.impl.completer.StringsCompleter;

/** The lines of a conversation that are no questions: each begins with a slash. */
final class ConversationCommands {
    private static final String HELP = """
            /files      lists the files
            /add FILE   uploads one more, for the next questions
            /cost       tells what all answers used
            /save FILE  writes questions and answers to a new file, as Markdown
            /help       shows this
            Tab completes. A line that ends with \\ goes on in the next one.
            Ctrl-C stops an answer, Ctrl-D ends and deletes the files.""";

    private final Session session;
    private final Consumer<String> say;

    ConversationCommands(Session session, Consumer<String> say) {
        this.session = session;
        this.say = say;
    }

    static Completer completer() {
        return new AggregateCompleter(
                new ArgumentCompleter(new StringsCompleter("/files", "/cost", "/help"), NullCompleter.INSTANCE),
                new ArgumentCompleter(
                        new StringsCompleter("/add", "/save"), new FileNameCompleter(), NullCompleter.INSTANCE));
    }

    /** @throws IllegalArgumentException if there is no such command, or its argument is wrong */
    void run(String line) {
        String[] words = line.split("\\s+", 2);
        String argument = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "/files" -> files();
            case "/add" -> session.add(FileSource.of(Inputs.readable(argument)));
            case "/cost" -> say.accept(session.usage().map(Notices::usage).orElse("Nothing was answered yet."));
            case "/save" -> save(argument);
            case "/help" -> HELP.lines().forEach(say);
            default ->
                throw new IllegalArgumentException("There is no command " + words[0] + "; /help lists the commands");
        }
    }

    private void files() {
        if (session.files().isEmpty()) {
            say.accept("There are no files; /add FILE uploads one.");
        }
        for (StoredFile file : session.files()) {
            say.accept(String.format("%s, %,d bytes", file.name(), file.size()));
        }
    }

    private void save(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Name the file to write: /save FILE");
        }
        try {
            Files.writeString(Path.of(name), session.transcript(), StandardOpenOption.CREATE_NEW);
            say.accept("Saved " + name);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(name + " exists; name a new file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
