// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/examples.md to the examples: all are on it, and each prints what it shows. */
class ExamplesPageTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/filechat/examples");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[`(\\w+)`]\\(\\.\\./examples/(src/\\S+)\\) \\|");
    private static final Pattern RUN = Pattern.compile("(?m)^\\$ examples/run (\\w+)\\n((?:(?!```).*\\n)+)");
    private static final Pattern SAVED = Pattern.compile("(?m)^(Saved as )(\\S*/filechat-example\\d+)/(\\S+)$");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Test
    void everyExampleIsOnThePage() throws IOException {
        try (Stream<Path> sources = Files.list(SOURCES)) {
            List<String> examples = sources.filter(Files::isRegularFile)
                    .filter(ExamplesPageTest::isExample)
                    .map(source -> source.getFileName().toString().replace(".java", ""))
                    .toList();

            assertThat(ROW.matcher(page()).results().map(row -> row.group(1)))
                    .containsExactlyInAnyOrderElementsOf(examples);
        }
    }

    @Test
    void everyLinkOfThePageLeadsToItsExample() throws IOException {
        assertThat(ROW.matcher(page()).results())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Path.of(row.group(2)))
                        .isEqualTo(SOURCES.resolve(row.group(1) + ".java"))
                        .exists());
    }

    @Test
    void everyExampleIsShownRunning() throws IOException {
        List<String> rows =
                ROW.matcher(page()).results().map(row -> row.group(1)).toList();

        assertThat(shown().map(Shown::example))
                .containsExactlyElementsOf(rows.stream()
                        .filter(name -> !name.equals("ChatWithFiles"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("shown")
    void anExamplePrintsWhatThePageShows(Shown shown) throws Exception {
        String expected = shown.output().replaceFirst("\u2026\n$", ""); // it goes on

        String output = printedBy(shown.example());

        assertThat(comparable(output)).startsWith(comparable(expected));
        for (MatchResult saved : SAVED.matcher(output).results().toList()) {
            Files.delete(Path.of(saved.group(2), saved.group(3)));
            Files.delete(Path.of(saved.group(2)));
        }
    }

    private static Stream<Shown> shown() throws IOException {
        return RUN.matcher(page()).results().map(run -> new Shown(run.group(1), run.group(2)));
    }

    /** What an example prints, at least at first. */
    private record Shown(String example, String output) {
        @Override
        public String toString() {
            return example;
        }
    }

    /** Runs its {@code main} as it is run without a key and without an argument. */
    private static String printedBy(String example) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Locale locale = Locale.getDefault();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
            Locale.setDefault(Locale.ENGLISH);
            Class.forName(ExamplesPageTest.class.getPackageName() + "." + example)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
            System.setErr(err);
            Locale.setDefault(locale);
        }
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("XAI_API_KEY is not set");
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Ids and temporary folders are made up anew by each run. */
    private static String comparable(String output) {
        String lines = output.replace(System.lineSeparator(), "\n");
        return SAVED.matcher(UUID.matcher(lines).replaceAll("(id)")).replaceAll("$1(folder)/$3");
    }

    private static boolean isExample(Path source) {
        try {
            String code = Files.readString(source);
            return code.contains("public final class") && code.contains("public static void main");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/examples.md"));
    }
}
