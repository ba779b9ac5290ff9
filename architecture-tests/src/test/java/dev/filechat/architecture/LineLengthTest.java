// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The formatter breaks neither texts nor comments. */
class LineLengthTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final int LONGEST = 120;
    /** A name of a library's that is as long as this leaves no room. */
    private static final int LONG_NAME = 80;

    @Test
    void noLineOfJavaIsOver120Characters() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(100);

        List<String> tooLong = new ArrayList<>();
        for (Path source : sources) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                if (isTooLong(lines.get(i))) {
                    tooLong.add(REPOSITORY.relativize(source) + ":" + (i + 1));
                }
            }
        }

        assertThat(tooLong).as("lines of more than " + LONGEST + " characters").isEmpty();
    }

    private static boolean isTooLong(String line) {
        return line.codePointCount(0, line.length()) > LONGEST
                && Stream.of(line.split("\\W+")).noneMatch(word -> word.length() >= LONG_NAME);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                return name.equals("target") || name.startsWith(".")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }
}
