// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Part of the build: writes how to start an example, so that starting one needs no Maven, and how to record its classes
 * into an archive, so that it starts sooner. Run by the JDK that the build has found. Arguments: the directory to write
 * to, and the class path.
 */
final class LaunchFiles {
    /** The first Java that knows, and from 24 on needs, a word about {@code sun.misc.Unsafe}. */
    private static final int KNOWS_UNSAFE_OPTION = 23;

    private LaunchFiles() {}

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        String archive = directory.resolve("classes.jsa").toString();
        List<String> arguments = arguments(Runtime.version().feature(), args[1]);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        Files.writeString(directory.resolve("java"), java.toString());
        Files.write(directory.resolve("class-path"), List.of(args[1].split(File.pathSeparator)));
        write(directory.resolve("record-arguments"), "-XX:ArchiveClassesAtExit=" + quoted(archive + ".new"), arguments);
        write(directory.resolve("arguments"), "-XX:SharedArchiveFile=" + quoted(archive), arguments);
    }

    private static void write(Path file, String archiveOption, List<String> arguments) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(archiveOption);
        lines.addAll(arguments);
        Files.write(file, lines);
    }

    /** What an example is started with, but for the archive of its classes, without which it only starts later. */
    static List<String> arguments(int javaVersion, String classPath) {
        List<String> arguments = new ArrayList<>();
        // Netty and protobuf use both; without a word the JVM would warn on the user's terminal.
        arguments.add("--enable-native-access=ALL-UNNAMED");
        if (javaVersion >= KNOWS_UNSAFE_OPTION) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        // A quick start is worth more to a command than long compilations.
        arguments.add("-XX:TieredStopAtLevel=1");
        arguments.add("-XX:+UseSerialGC");
        // An archive that does not fit any more is passed over in silence.
        arguments.add("-Xlog:disable");
        arguments.add("-cp");
        arguments.add(quoted(classPath));
        return arguments;
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\") + '"';
    }
}
