// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The fake and the client of one test, or of tests that share them; made when they are first asked for. Thread-safe.
 */
@SuppressWarnings("deprecation") // before 5.13, JUnit's store closes nothing but a CloseableResource
final class TestFake implements Store.CloseableResource, AutoCloseable {

    private final FakeSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable FakeXai fake;
    private @Nullable FileChatClient client;
    private @Nullable String test;
    private boolean closed;

    TestFake(FakeSettings settings) {
        this.settings = settings;
    }

    FakeXai fake() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The test is over, and its fake is closed");
            }
            if (fake == null) {
                fake = settings.startFake();
            }
            return fake;
        } finally {
            lock.unlock();
        }
    }

    FileChatClient client() {
        lock.lock();
        try {
            if (client == null) {
                client = settings.clientOf(fake());
            }
            return client;
        } finally {
            lock.unlock();
        }
    }

    Optional<FakeXai> ifStarted() {
        lock.lock();
        try {
            return Optional.ofNullable(fake);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a shared fake as new, for this test alone. */
    void renew(String testId) {
        lock.lock();
        try {
            if (test != null) {
                throw new IllegalStateException("Tests that share a fake cannot run at the same time, and " + test
                        + " is running. Give each a fake of its own (without shared()), or run them one after another:"
                        + " @Execution(SAME_THREAD)");
            }
            test = testId;
            if (fake != null) {
                fake.reset();
            }
        } finally {
            lock.unlock();
        }
    }

    void release(String testId) {
        lock.lock();
        try {
            if (testId.equals(test)) {
                test = null;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            try {
                if (client != null) {
                    client.close();
                }
            } finally {
                if (fake != null) {
                    fake.close();
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
