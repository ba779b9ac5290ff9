// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.FileChatClient;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The clients of this JVM: one for all tasks with the same settings. A client that no task uses is kept until tasks
 * with other settings come, or the JVM ends. Thread-safe.
 */
final class ExecutorClients {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Map<String, Shared> CLIENTS = new HashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ExecutorClients::closeAll, "filechat-close"));
    }

    private ExecutorClients() {}

    /** {@return the client of the settings, in use until the result is closed} */
    static Use use(ClientSettings settings) {
        LOCK.lock();
        try {
            Shared shared = CLIENTS.get(settings.id());
            if (shared == null) {
                closeIdle();
                shared = new Shared(settings.client());
                CLIENTS.put(settings.id(), shared);
            }
            shared.users++;
            return new Use(shared);
        } finally {
            LOCK.unlock();
        }
    }

    /** The lock is held. */
    private static void closeIdle() {
        for (Iterator<Shared> all = CLIENTS.values().iterator(); all.hasNext(); ) {
            Shared shared = all.next();
            if (shared.users == 0) {
                all.remove();
                shared.client.close();
            }
        }
    }

    private static void closeAll() {
        LOCK.lock();
        try {
            CLIENTS.values().forEach(shared -> shared.client.close());
            CLIENTS.clear();
        } finally {
            LOCK.unlock();
        }
    }

    private static final class Shared {
        private final FileChatClient client;
        private int users;

        private Shared(FileChatClient client) {
            this.client = client;
        }
    }

    /** One use of a client. */
    static final class Use implements AutoCloseable {
        private final Shared shared;
        private boolean closed;

        private Use(Shared shared) {
            this.shared = shared;
        }

        FileChatClient client() {
            return shared.client;
        }

        @Override
        public void close() {
            LOCK.lock();
            try {
                if (!closed) {
                    closed = true;
                    shared.users--;
                }
            } finally {
                LOCK.unlock();
            }
        }
    }
}
