// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of the arguments are files, and which one is the question.
 *
 * @param files the names of files
 * @param question empty: there is none
 * @param doubt what the user may have meant otherwise, in a sentence; empty: nothing
 */
record Arguments(List<String> files, Optional<String> question, Optional<String> doubt) {
    /** The name of a file that stands for standard input. */
    static final String STANDARD_INPUT = "-";

    /** What a file may have as its name rather than a question: no space, and a dot or a slash before the end. */
    private static final Pattern FILE_NAME = Pattern.compile("\\S*[./]\\S*[^\\s.?!]");

    /** The last of several arguments is the question if it is no file, and none is given. */
    static Arguments of(List<String> arguments, @Nullable String question) {
        if (question != null || arguments.size() < 2) {
            return new Arguments(arguments, Optional.ofNullable(question), Optional.empty());
        }
        String last = arguments.getLast();
        if (isFile(last)) {
            return new Arguments(
                    arguments,
                    Optional.empty(),
                    Optional.of(last + " is a file, so it is not taken as the question; --question TEXT asks one"));
        }
        return new Arguments(
                arguments.subList(0, arguments.size() - 1),
                Optional.of(last),
                Optional.of("There is no file " + last + ", so it is taken as the question")
                        .filter(doubt -> FILE_NAME.matcher(last).matches()));
    }

    private static boolean isFile(String argument) {
        try {
            return argument.equals(STANDARD_INPUT) || Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
