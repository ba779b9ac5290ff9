// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java code of a page is that of a test. A comment before it says which: {@code <!-- path/of/Test.java#name -->} is
 * what stands between {@code // snippet: name} and {@code // end}, and {@code <!-- path/of/Test.java#imports -->} is
 * what all the snippets of that file need.
 */
class PageSnippetsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SNIPPET =
            Pattern.compile("(?m)^<!-- (\\S+\\.java)#(\\w+) -->\\n```java\\n((?:(?!```).*\\n)*)```$");

    /** The class of an import declaration; of a static one, without the member. */
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(dev\\.filechat\\.(?:[a-z]+\\.)*[A-Z]\\w*)");

    static Stream<Shown> snippets() throws IOException {
        return pages().flatMap(PageSnippetsTest::snippets);
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }

    private static Stream<Shown> snippets(Path page) {
        return SNIPPET.matcher(read(page))
                .results()
                .map(found -> new Shown(page.getFileName().toString(), found.group(1), found.group(2), found.group(3)));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void aSnippetIsWhatItsTestRuns(Shown shown) {
        SnippetFile file = SnippetFile.of(read(ROOT.resolve(shown.source())), neighbours(shown.source()));

        assertThat(shown.code())
                .isEqualTo(shown.name().equals("imports") ? file.imports() : file.snippet(shown.name()));
    }

    static Stream<String> imports() throws IOException {
        return pages().flatMap(page -> IMPORT.matcher(read(page)).results())
                .map(found -> found.group(1))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("imports")
    void anImportIsOfAClassThatThereIs(String name) throws IOException {
        String file = "src/main/java/" + name.replace('.', '/') + ".java";
        try (Stream<Path> folders = Files.walk(ROOT, 2)) {
            assertThat(folders.map(folder -> folder.resolve(file))).anyMatch(Files::exists);
        }
    }

    /** The classes of a test's package in the main code beside it. */
    private static List<String> neighbours(String test) {
        String directory = test.substring(0, test.lastIndexOf('/')).replace("/src/test/", "/src/main/");
        String[] files = ROOT.resolve(directory).toFile().list((parent, name) -> name.endsWith(".java"));
        String prefix = directory.replaceFirst(".*/java/", "").replace('/', '.') + ".";
        return Stream.of(files == null ? new String[0] : files)
                .map(file -> prefix + file.substring(0, file.length() - ".java".length()))
                .toList();
    }

    /** Code on a page. */
    record Shown(String page, String source, String name, String code) {
        @Override
        public String toString() {
            return page + ": " + name;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
