// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the process of a reader is started: this JVM's Java and class path, little memory, and nothing printed or logged.
 */
final class ReaderCommand {

    private static final List<String> OPTIONS = List.of(
            "-Xmx" + ReaderProcess.HEAP_MEGABYTES + "m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djdk.xml.entityExpansionLimit=1000",
            "-Djava.awt.headless=true",
            // The same text on every machine.
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Duser.timezone=UTC",
            // No log of the user's gets a second writer.
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
            "-Dlog4j2.simplelogLevel=OFF",
            "-Dlog4j2.StatusLogger.level=OFF",
            "-Dorg.apache.commons.logging.LogFactory=org.apache.commons.logging.impl.LogFactoryImpl",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");

    private ReaderCommand() {}

    /** A file of arguments, since a class path can be longer than a command line. */
    static ProcessBuilder in(Path directory) throws IOException {
        StringBuilder arguments = new StringBuilder();
        OPTIONS.forEach(option -> arguments.append(option).append('\n'));
        arguments
                .append("-Djava.io.tmpdir=")
                .append(quoted(directory.toString()))
                .append('\n');
        arguments.append("-cp\n").append(quoted(classPath())).append('\n');
        arguments.append(ReaderProgram.class.getName()).append('\n');
        Path file = Files.writeString(directory.resolve("arguments"), arguments);
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file);
        command.environment().keySet().removeAll(Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        return command.redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String classPath() {
        Set<String> entries = new LinkedHashSet<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            entries.addAll(Arrays.asList(System.getProperty(property, "").split(File.pathSeparator)));
        }
        for (ClassLoader loader = ReaderCommand.class.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                Arrays.stream(urls.getURLs()).map(ReaderCommand::path).forEach(entries::add);
            }
        }
        entries.remove("");
        return String.join(File.pathSeparator, entries);
    }

    /** The file of an entry, or an empty text if it is none. */
    private static String path(URL url) {
        try {
            URI uri = url.toURI();
            return "file".equals(uri.getScheme()) ? Path.of(uri).toString() : "";
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return "";
        }
    }
}
