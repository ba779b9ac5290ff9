// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.transport.contract.processes.ChildJvm;
import dev.filechat.transport.contract.processes.ListingProgram;
import dev.filechat.transport.contract.support.EndlessListing;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A listing of any length takes the memory of a page. */
@OverNetwork
public interface LongListingContract extends OverTransport {
    /**
     * The client has a JVM of its own, whose memory is too small for all of them: the same program fails in it as soon
     * as it keeps them.
     */
    @Test
    @Tag("slow")
    default void aListingIsReadInTheMemoryOfAPage() throws InterruptedException {
        List<String> memory =
                List.of("-Xmx24m", "-XX:MaxDirectMemorySize=16m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        Duration atMost = Duration.ofMinutes(5);
        try (EndlessListing service = new EndlessListing(250_000);
                ChildJvm streaming = ChildJvm.start(this, ListingProgram.class, memory, service.port(), false)) {
            ChildJvm.Result listed = streaming.result(atMost);
            assertThat(listed.output().lines()).contains("listed 250000");
            assertThat(listed.exitCode()).isZero();
            try (ChildJvm holding = ChildJvm.start(this, ListingProgram.class, memory, service.port(), true)) {
                ChildJvm.Result failed = holding.result(atMost);
                assertThat(failed.output()).contains("OutOfMemoryError");
                assertThat(failed.exitCode()).isNotZero();
            }
        }
    }
}
