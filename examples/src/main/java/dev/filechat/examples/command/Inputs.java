// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.files.sources.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the arguments name: files, and a question after them.
 *
 * @param question empty: there is none, so it is a conversation
 */
record Inputs(List<FileSource> files, String question) {
    Inputs {
        files = List.copyOf(files);
    }

    /**
     * Looks at all files before the first one is sent. What is wrong with a name or a content, the upload tells.
     *
     * @param standardInputName the name of the file that standard input is uploaded as
     * @throws IllegalArgumentException if something is wrong, with a message for the user
     */
    static Inputs of(Arguments arguments, String standardInputName, InputStream in, boolean inIsTerminal) {
        List<String> names = arguments.files();
        String question = arguments.question().orElse("");
        boolean asked = arguments.question().isPresent();
        if (asked && question.isBlank()) {
            throw new IllegalArgumentException("The question must not be blank");
        }
        long dashes = names.stream().filter(Arguments.STANDARD_INPUT::equals).count();
        if (dashes > 1) {
            throw new IllegalArgumentException("Standard input can be one file only; name - once");
        }
        if (dashes == 1 && !asked) {
            throw new IllegalArgumentException(
                    "- reads a file from standard input; the question has to be an argument");
        }
        List<FileSource> files =
                names.stream().map(name -> source(name, standardInputName, in)).toList();
        if (!asked && !inIsTerminal) {
            question = questionFrom(in);
        }
        return new Inputs(files, question);
    }

    private static FileSource source(String name, String standardInputName, InputStream in) {
        return name.equals(Arguments.STANDARD_INPUT)
                ? FileSource.of(standardInputName, in)
                : FileSource.of(readable(name));
    }

    /** The path of a file that can be read. */
    static Path readable(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A file name is blank");
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(name + " is a directory; name a file");
        }
        if (!Files.exists(path)) {
            boolean sentence = name.strip().indexOf(' ') > 0;
            throw new IllegalArgumentException(
                    "There is no file " + name + (sentence ? "; name the files before the question" : ""));
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(name + " is not a regular file");
        }
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException(name + " cannot be read: permission denied");
        }
        return path;
    }

    private static String questionFrom(InputStream in) {
        try {
            String question = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (question.isEmpty()) {
                throw new IllegalArgumentException(
                        "Name a file, or several, and then the question, in quotes; --help tells more");
            }
            return question;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
