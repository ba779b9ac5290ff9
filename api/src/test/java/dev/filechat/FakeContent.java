// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.spi.ContentStream;
import dev.filechat.spi.TransportException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The bytes of a file as a connection delivers them: some at a time, and perhaps not all. */
final class FakeContent implements ContentStream {
    final AtomicInteger closes = new AtomicInteger();
    private final byte[] bytes;
    private final @Nullable TransportException end;
    private Runnable onRead = () -> {};
    private int position;

    private FakeContent(byte[] bytes, @Nullable TransportException end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** All bytes and a good end. */
    static FakeContent of(byte[] bytes) {
        return new FakeContent(bytes, null);
    }

    /** Some bytes, and then a failure. */
    static FakeContent breaking(byte[] bytes, int after, TransportException failure) {
        byte[] part = new byte[after];
        System.arraycopy(bytes, 0, part, 0, after);
        return new FakeContent(part, failure);
    }

    /** {@return the same content from its start} */
    FakeContent again() {
        return new FakeContent(bytes, end).onRead(onRead);
    }

    FakeContent onRead(Runnable action) {
        onRead = action;
        return this;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws TransportException {
        onRead.run();
        int read = Math.min(Math.min(length, 1000), bytes.length - position);
        if (read == 0) {
            if (end != null) {
                throw end;
            }
            return -1;
        }
        System.arraycopy(bytes, position, buffer, offset, read);
        position += read;
        return read;
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }
}
