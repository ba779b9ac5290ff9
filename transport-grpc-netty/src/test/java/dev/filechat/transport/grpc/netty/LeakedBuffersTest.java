// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;

/** Checks that leaked buffers are found, which the other tests rely on. */
class LeakedBuffersTest {
    @Test
    void aBufferThatIsForgottenIsFound() throws InterruptedException {
        LeakedBuffers.found();
        forget();

        assertThat(LeakedBuffers.found())
                .singleElement()
                .asString()
                .startsWith("ByteBuf")
                .contains(LeakedBuffersTest.class.getName() + ".forget");
        assertThat(LeakedBuffers.found()).isEmpty();
    }

    private static void forget() {
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(100);
        buffer.writeByte(1);
    }
}
