// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Streams that uploads open, and which of them are not closed. Thread-safe. */
final class OpenStreams {
    private final Set<InputStream> open = ConcurrentHashMap.newKeySet();

    InputStream over(byte[] bytes) {
        InputStream stream = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public void close() throws IOException {
                open.remove(this);
                super.close();
            }
        };
        open.add(stream);
        return stream;
    }

    int count() {
        return open.size();
    }
}
