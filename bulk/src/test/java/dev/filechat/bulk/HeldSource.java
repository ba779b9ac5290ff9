// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A source of one byte, 1, which can be read for its hash at once, and to be sent only when it is released. */
final class HeldSource {
    private final String name;
    private final AtomicInteger opened = new AtomicInteger();
    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldSource(String name) {
        this.name = name;
    }

    FileSource source() {
        return FileSource.of(name, this::open);
    }

    private InputStream open() {
        if (opened.incrementAndGet() > 1) {
            sending.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the upload has ended
            }
        }
        return new ByteArrayInputStream(new byte[] {1});
    }

    void awaitSending() throws InterruptedException {
        if (!sending.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " is not sent");
        }
    }

    void release() {
        released.countDown();
    }
}
