// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No class is in two entries of a class path, where the order would decide which one runs. */
class DuplicateClassesTest {
    /** Two jars of a test library's, which have the same classes; and Spark's own, which a cluster has like that. */
    private static final String ACCEPTED = "reactive-streams-tck-\\S+ and reactive-streams-tck-\\S+"
            + "|(spark|orc|parquet)-\\S+ and (spark|orc|parquet|datasketches)-\\S+";

    private final Map<Path, List<String>> classes = new HashMap<>();

    @TempDir
    private Path directory;

    @Test
    void noModuleHasAClassTwice() throws IOException {
        List<ClassPath> classPaths = ClassPath.all();
        List<String> found = new ArrayList<>();
        for (ClassPath classPath : classPaths) {
            duplicates(classPath.entries()).forEach((jars, first) -> {
                if (!jars.matches(ACCEPTED)) {
                    found.add(classPath.module() + ": " + jars + " both have " + first);
                }
            });
        }

        assertThat(classPaths).extracting(ClassPath::module).containsAll(ClassPath.ALWAYS_BUILT);
        assertThat(found)
                .as("exclude one of each two, in the pom.xml of the module")
                .isEmpty();
    }

    @Test
    void aClassInTwoJarsIsFound() throws IOException {
        List<Path> jars = List.of(
                jar("a.jar", "com/example/A.class", "com/example/Both.class", "module-info.class"),
                jar("b.jar", "com/example/B.class", "module-info.class", "META-INF/versions/9/com/example/A.class"),
                jar("c.jar", "com/example/Both.class", "com/example/both.txt"));

        assertThat(duplicates(jars)).isEqualTo(Map.of("a.jar and c.jar", "com/example/Both.class"));
    }

    /** The first class of each two entries that have the same. */
    private Map<String, String> duplicates(List<Path> entries) throws IOException {
        Map<String, Path> owners = new HashMap<>();
        Map<String, String> duplicates = new LinkedHashMap<>();
        for (Path entry : entries) {
            for (String type : classesOf(entry)) {
                Path other = owners.putIfAbsent(type, entry);
                if (other != null) {
                    duplicates.putIfAbsent(name(other) + " and " + name(entry), type);
                }
            }
        }
        return duplicates;
    }

    private static String name(Path entry) {
        return Files.isDirectory(entry) ? entry.toString() : entry.getFileName().toString();
    }

    private List<String> classesOf(Path entry) throws IOException {
        List<String> known = classes.get(entry);
        if (known == null) {
            known = Files.isDirectory(entry) ? inDirectory(entry) : inJar(entry);
            classes.put(entry, known);
        }
        return known;
    }

    private static List<String> inJar(Path jar) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.stream()
                    .map(JarEntry::getName)
                    .filter(DuplicateClassesTest::isLoaded)
                    .toList();
        }
    }

    private static List<String> inDirectory(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(DuplicateClassesTest::isLoaded)
                    .toList();
        }
    }

    private static boolean isLoaded(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class");
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
            }
        }
        return jar;
    }
}
