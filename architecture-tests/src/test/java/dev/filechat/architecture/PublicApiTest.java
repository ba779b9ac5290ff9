// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users can compile against is in a file of each module, so that no change of it goes unseen. */
class PublicApiTest {
    private static final Path ROOT = Path.of("..");
    private static final String FILE = "public-api.txt";
    private static final String UPDATE = "api.update";
    private static final String COMMAND = "mvn -B -ntp test -pl architecture-tests -am -Dtest=PublicApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -D" + UPDATE + "=true";

    /** The name in a line of a type. */
    private static final Pattern TYPE = Pattern.compile("^\\S.*?(dev\\.filechat\\.[\\w.]+)");

    private static final Predicate<String> ALL_BUT_INTERNAL = name -> !name.contains(".internal");
    /** Of a module whose other packages are public for its own sake. */
    private static final Predicate<String> FIRST_ALONE =
            Pattern.compile("dev\\.filechat\\.transport\\.(grpc|contract)").asMatchPredicate();

    private static final Map<String, Predicate<String>> MODULES = Map.ofEntries(
            Map.entry("api", ALL_BUT_INTERNAL),
            Map.entry("bulk", ALL_BUT_INTERNAL),
            Map.entry("jackson", ALL_BUT_INTERNAL),
            Map.entry("integrations/opentelemetry", ALL_BUT_INTERNAL),
            Map.entry("integrations/micrometer", ALL_BUT_INTERNAL),
            Map.entry("integrations/langchain4j", ALL_BUT_INTERNAL),
            Map.entry("integrations/spring-ai", ALL_BUT_INTERNAL),
            Map.entry("integrations/spark", ALL_BUT_INTERNAL),
            Map.entry("integrations/spring-boot", ALL_BUT_INTERNAL),
            Map.entry("integrations/spring-boot-test", ALL_BUT_INTERNAL),
            Map.entry("testkit", ALL_BUT_INTERNAL),
            Map.entry("testkit-wiremock", ALL_BUT_INTERNAL),
            Map.entry("transport-grpc", FIRST_ALONE),
            Map.entry("transport-grpc-netty", ALL_BUT_INTERNAL),
            Map.entry("transport-grpc-okhttp", ALL_BUT_INTERNAL),
            Map.entry("transport-contract", FIRST_ALONE));

    /** Generated, a program, and dependencies. */
    private static final List<String> WITHOUT_API = List.of("proto", "fake-xai", "spring-boot-starter");

    static Stream<String> modules() {
        return MODULES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theApiIsWhatItsFileSays(String module) throws IOException {
        List<String> actual = api(module);
        Path file = ROOT.resolve(module).resolve(FILE);
        if (Boolean.getBoolean(UPDATE)) {
            Files.write(file, actual);
        }
        List<String> expected = Files.exists(file) ? Files.readAllLines(file) : List.of();

        if (!actual.equals(expected)) {
            fail(
                    "The public API of %s has changed:%n%s%nIf that is intended, update %s/%s:%n    %s%n"
                            + "and write in CHANGELOG.md what users have to change, where a line is gone.",
                    module, String.join("\n", differences(expected, actual)), module, FILE, COMMAND);
        }
        assertThat(actual).isNotEmpty();
    }

    @Test
    void everyPublishedModuleHasAFileOrNoApi() throws IOException {
        List<String> published = Pattern.compile("<artifactId>filechat-(?!bom)(.*)</artifactId>")
                .matcher(Files.readString(ROOT.resolve("bom/pom.xml")))
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(Stream.concat(MODULES.keySet().stream(), WITHOUT_API.stream()))
                .extracting(module -> module.replace("integrations/", ""))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    /** Loaded with what the module was compiled with, as some of that is optional. */
    private static List<String> api(String module) throws IOException {
        Path classes = ROOT.resolve(module).resolve("target/classes");
        ClassPath classPath = ClassPath.of(module);
        List<URL> urls = new ArrayList<>(List.of(url(classes)));
        classPath.entries().forEach(entry -> urls.add(url(entry)));
        try (URLClassLoader loader =
                        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
                Stream<Path> files = Files.walk(classes)) {
            return ApiText.of(files.map(
                            file -> classes.relativize(file).toString().replace(File.separatorChar, '.'))
                    .filter(name -> name.startsWith("dev.filechat.") && name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> MODULES.get(module).test(name.substring(0, name.lastIndexOf('.'))))
                    .map(name -> load(name, loader)));
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> differences(List<String> expected, List<String> actual) {
        List<String> before = qualified(expected);
        List<String> after = qualified(actual);
        List<String> lines = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
        return lines;
    }

    /** The lines of members with the name of their type before them. */
    private static List<String> qualified(List<String> lines) {
        List<String> result = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            Matcher name = TYPE.matcher(line);
            boolean header = name.find();
            type = header ? name.group(1) : type;
            result.add(header ? line : type + ": " + line.strip());
        }
        return result;
    }
}
