// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * A body whose first byte is sent, and that goes on until it is closed. The JDK's client may keep the first bytes of an
 * {@code InputStream} that blocks.
 */
final class OpenBody implements BodyPublisher, AutoCloseable {
    private volatile Subscriber<? super ByteBuffer> subscriber;

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> reader) {
        subscriber = reader;
        reader.onSubscribe(new Subscription() {
            private boolean sent;

            @Override
            public void request(long count) {
                if (!sent) {
                    sent = true;
                    reader.onNext(ByteBuffer.wrap(new byte[] {1}));
                }
            }

            @Override
            public void cancel() {}
        });
    }

    @Override
    public void close() {
        subscriber.onComplete();
    }
}
