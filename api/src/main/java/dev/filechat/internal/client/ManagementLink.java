// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.client;

import dev.filechat.internal.call.ApiKeys;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.collections.ManagedCalls;
import dev.filechat.spi.Transport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connection to the management host, made for the first call that needs it. Thread-safe. */
final class ManagementLink implements AutoCloseable {
    private final ManagementSetup setup;
    private final Function<ApiKeys, CallRunner> runner;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable ManagedCalls calls;
    private @Nullable Transport transport;
    private boolean closed;

    /** @param runner makes what runs calls with the key */
    ManagementLink(ManagementSetup setup, Function<ApiKeys, CallRunner> runner) {
        this.setup = setup;
        this.runner = runner;
    }

    /**
     * {@return the calls of the management host}
     *
     * @throws dev.filechat.errors.ConfigurationException if the client has no management key, or not the host
     */
    ManagedCalls calls() {
        ManagedCalls ready = calls;
        return ready != null ? ready : connected();
    }

    private ManagedCalls connected() {
        lock.lock();
        try {
            ManagedCalls ready = calls;
            if (ready != null) {
                return ready;
            }
            if (closed) {
                throw new IllegalStateException("The client is closed");
            }
            ApiKeys keys = setup.keys().get();
            Transport made = transport != null ? transport : setup.connect().get();
            transport = made; // closed with this, though what follows should fail
            ready = new ManagedCalls(made.collections(), runner.apply(keys));
            calls = ready;
            return ready;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (transport != null) {
                transport.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
