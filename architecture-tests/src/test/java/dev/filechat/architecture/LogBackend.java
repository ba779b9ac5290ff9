// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What logging goes to, with everything that gRPC's libraries say turned on. */
enum LogBackend {
    LOGBACK("-Dlogback.configurationFile=" + file("logback.xml"), jul("jul-to-slf4j.properties")),
    LOG4J(
            "-Dlog4j2.configurationFile=" + file("log4j2.xml"),
            "-Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager"),
    JUL(jul("jul.properties")),
    SIMPLE("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace", jul("jul.properties"));

    private static final Path JARS = Path.of("target", "log-backends").toAbsolutePath();

    private final List<String> options;

    LogBackend(String... options) {
        this.options = List.of(options);
    }

    private static String jul(String name) {
        return "-Djava.util.logging.config.file=" + file(name);
    }

    private static Path file(String name) {
        return Path.of("src", "test", "resources", "logs", name).toAbsolutePath();
    }

    /** Runs a program that logs to this backend and returns all that it printed and wrote to files. */
    String output(Class<?> program, Path directory, String option) throws Exception {
        Path printed = directory.resolve("printed.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1"); // it starts sooner
        command.add(option);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        int exitCode = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        String output = everythingIn(directory);
        assertThat(exitCode).as(output).isZero();
        return output;
    }

    private String classPath() {
        return Stream.concat(
                        Stream.of(JARS.resolve(name()) + File.separator + "*"),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> !entry.contains("slf4j-nop") && !entry.contains("log4j")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String everythingIn(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), UTF_8));
            }
        }
        return all.toString();
    }
}
