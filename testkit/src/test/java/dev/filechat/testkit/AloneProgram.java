// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A fake that is alone in its JVM. Arguments: its storage directory, and one for thread dumps. Prints its port, and for
 * each line of its input what {@link FakeAlone.State} has; ends with its input.
 */
final class AloneProgram {

    public static void main(String[] arguments) throws IOException {
        Path storage = Path.of(arguments[0]);
        Path dump = Path.of(arguments[1]).resolve("threads.txt");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (FakeXai xai = FakeXai.builder().storageDirectory(storage).start()) {
            System.out.println(xai.port());
            while (input.readLine() != null) {
                System.out.printf(
                        "%d %d %d %d %d%n",
                        xai.files().all().size(), stored(storage), xai.openCalls(), threads(dump), handles());
            }
        }
    }

    private static long stored(Path storage) throws IOException {
        try (Stream<Path> all = Files.walk(storage)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** The fake's own, virtual ones too, which only a dump has. */
    private static long threads(Path dump) throws IOException {
        Files.deleteIfExists(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        try (Stream<String> lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("\"fake-xai")).count();
        }
    }

    /** Files, sockets and whatever else the system counts; zero where it does not. */
    private static long handles() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0;
    }

    private AloneProgram() {}
}
