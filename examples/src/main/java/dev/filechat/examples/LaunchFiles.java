// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Part of the build: writes how to start an example, so that starting one needs no Maven. Run by the JDK that the build
 * has found. Arguments: the directory to write to, and the class path.
 */
final class LaunchFiles {
    /** The first Java that knows, and from 24 on needs, a word about {@code sun.misc.Unsafe}. */
    private static final int KNOWS_UNSAFE_OPTION = 23;

    private LaunchFiles() {}

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        Files.writeString(
                directory.resolve("java"),
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Files.write(
                directory.resolve("arguments"),
                arguments(Runtime.version().feature(), directory.toAbsolutePath(), args[1]));
    }

    static List<String> arguments(int javaVersion, Path directory, String classPath) {
        List<String> arguments = new ArrayList<>();
        // Netty and protobuf use both; without a word the JVM would warn on the user's terminal.
        arguments.add("--enable-native-access=ALL-UNNAMED");
        if (javaVersion >= KNOWS_UNSAFE_OPTION) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        // A quick start: classes from an archive that the first run writes, and no long compilations.
        arguments.add("-XX:TieredStopAtLevel=1");
        arguments.add("-XX:+UseSerialGC");
        arguments.add("-XX:+AutoCreateSharedArchive");
        arguments.add("-XX:SharedArchiveFile="
                + quoted(directory.resolve("classes.jsa").toString()));
        arguments.add("-Xlog:disable");
        arguments.add("-cp");
        arguments.add(quoted(classPath));
        return arguments;
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\") + '"';
    }
}
