// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class that does not release a buffer of Netty's. JUnit detects it, and applies it to all classes. */
public final class NoLeakedBuffers implements BeforeAllCallback, AfterAllCallback {
    static {
        LeakedBuffers.watch();
    }

    /** Called by JUnit. */
    public NoLeakedBuffers() {}

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        LeakedBuffers.found(); // the leaks of the class before
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        assertThat(LeakedBuffers.found()).as("buffers that are not released").isEmpty();
    }
}
