// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.files.AsyncFiles;
import dev.filechat.internal.AsyncCalls;

/**
 * The same calls as {@link java.util.concurrent.CompletableFuture}s, for programs that are made of them; a program on virtual threads needs
 * it not. Thread-safe. It belongs to its client, whose close ends these calls too.
 */
public final class AsyncClient {
    private final AsyncFiles files;

    AsyncClient(FileChatClient client) {
        this.files = new AsyncCalls(client.files());
    }

    /** The Files API. */
    public AsyncFiles files() {
        return files;
    }
}
