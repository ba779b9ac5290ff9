// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import io.grpc.internal.GrpcUtil;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured. What names the machine itself is left out.
 *
 * @param processor its model, as the system tells it
 * @param cores how many the JVM sees
 * @param memoryGib how much memory there is
 * @param system name and version
 * @param java version and vendor
 * @param grpc version
 */
record Machine(String processor, int cores, long memoryGib, String system, String java, String grpc) {
    static Machine thisOne() {
        OperatingSystemMXBean bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processorModel(),
                bean.getAvailableProcessors(),
                Math.round((double) bean.getTotalMemorySize() / (1 << 30)),
                System.getProperty("os.name") + " "
                        + System.getProperty("os.version").replaceAll("^(\\d+\\.\\d+).*", "$1"),
                System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
                grpcVersion());
    }

    private static String processorModel() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch"); // not Linux
        }
    }

    private static String grpcVersion() {
        return GrpcUtil.getGrpcBuildVersion().getImplementationVersion();
    }
}
