// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a module is compiled and tested with, optional artifacts included.
 *
 * @param module its directory
 * @param entries jars, and directories of modules that are in no jar yet
 */
record ClassPath(String module, List<Path> entries) {
    /** What this module depends on is always built before it. */
    static final List<String> ALWAYS_BUILT = List.of(
            "api",
            "bulk",
            "transport-grpc",
            "transport-grpc-netty",
            "transport-grpc-okhttp",
            "testkit",
            "testkit-wiremock",
            "jackson",
            "integrations/opentelemetry",
            "integrations/micrometer",
            "integrations/langchain4j",
            "integrations/spring-boot",
            "integrations/spring-boot-test",
            "integrations/spring-ai",
            "integrations/spark");

    private static final Path ROOT = Path.of("..");
    private static final Path FILE = Path.of("target", "resolved-class-path");

    /** Those of the modules that were built: the build writes a file for each. */
    static List<ClassPath> all() throws IOException {
        List<ClassPath> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            for (Path file : files.filter(file -> file.endsWith(FILE)).toList()) {
                all.add(read(file));
            }
        }
        return all;
    }

    /** That of one module, which was built. */
    static ClassPath of(String module) throws IOException {
        return read(ROOT.resolve(module).resolve(FILE));
    }

    private static ClassPath read(Path file) throws IOException {
        Path module = ROOT.relativize(file.getParent().getParent());
        List<Path> entries = Stream.of(Files.readString(file).strip().split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        return new ClassPath(module.toString().replace('\\', '/'), entries);
    }

    List<Path> jars() {
        return entries.stream()
                .filter(entry -> entry.toString().endsWith(".jar"))
                .toList();
    }
}
