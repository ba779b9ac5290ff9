// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import dev.filechat.files.sources.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The files that an example is about: those that its arguments name, or else samples of ours. */
final class ExampleFiles {
    private ExampleFiles() {}

    /** The first argument, or the sample. */
    static Path file(String[] args, String sample) {
        return files(args, sample).getFirst();
    }

    /** The text of a file. */
    static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is no text in UTF-8", e);
        }
    }

    /** All arguments, or the samples. */
    static List<Path> files(String[] args, String... samples) {
        return args.length > 0
                ? Arrays.stream(args).map(Path::of).toList()
                : Arrays.stream(samples).map(ExampleFiles::sample).toList();
    }

    /** The first argument, a folder that has files, or a folder with the samples in it. */
    static Path folder(String[] args, String... samples) {
        if (args.length > 0) {
            Path folder = Path.of(args[0]);
            if (FileSource.folder(folder).isEmpty()) {
                throw new IllegalArgumentException("There is no file in " + folder);
            }
            return folder;
        }
        try {
            Path folder = Files.createTempDirectory("filechat-example");
            folder.toFile().deleteOnExit();
            for (String name : samples) {
                copy(name, folder.resolve(name));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second argument as a file to write, or standard output. */
    static PrintStream result(String[] args) {
        if (args.length < 2) {
            return System.out;
        }
        try {
            return new PrintStream(args[1], StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sample as a file of its own, gone at the end of the JVM. */
    static Path sample(String name) {
        try {
            Path file = temporary(name);
            copy(name, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(String sample, Path file) throws IOException {
        file.toFile().deleteOnExit();
        try (InputStream content = ExampleFiles.class.getResourceAsStream("/samples/" + sample)) {
            Files.copy(Objects.requireNonNull(content, sample), file);
        }
    }

    /** The path of a file that can be made, in a directory of its own; both are gone at the end of the JVM. */
    static Path temporary(String name) throws IOException {
        Path directory = Files.createTempDirectory("filechat-example");
        Path file = directory.resolve(name);
        directory.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return file;
    }
}
