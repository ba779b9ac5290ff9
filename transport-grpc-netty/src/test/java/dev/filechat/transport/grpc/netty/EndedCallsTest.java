// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.testkit.FakeXai;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** A call that has ended leaves nothing behind, even if its deadline is much later. */
class EndedCallsTest {
    private static final int CALLS = 1_000;

    @Test
    void endedCallsLeaveNothingBehind() throws Exception {
        try (FakeXai xai = FakeXai.start();
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .transport("grpc-netty")
                        .timeout(Duration.ofHours(1))
                        .build()) {
            client.files().list(ListFilesRequest.builder().build());
            long before = retained();
            for (int i = 0; i < CALLS; i++) {
                client.files().list(ListFilesRequest.builder().build());
            }
            assertThat(retained() - before)
                    .as("objects that " + CALLS + " calls left behind")
                    .isLessThan(CALLS / 20);
        }
    }

    /** The calls, and the scheduled tasks of the JDK and of Netty, that are reachable in this JVM. */
    private static long retained() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .filter(line -> line.contains("ScheduledFutureTask") || line.contains("GrpcCall"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[1]))
                .sum();
    }
}
