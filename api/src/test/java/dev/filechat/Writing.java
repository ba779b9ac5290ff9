// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.files.StoredFile;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.UploadRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The ways in which a transport may write the chunks of an upload. */
enum Writing implements FakeTransport.UploadStep {
    /** Each chunk at once, and once more. */
    TWICE {
        @Override
        void write(Chunk chunk) throws IOException {
            chunk.writeTo(OutputStream.nullOutputStream());
            chunk.writeTo(OutputStream.nullOutputStream());
        }
    },
    /** Each chunk on another thread. */
    ELSEWHERE {
        @Override
        void write(Chunk chunk) {
            CompletableFuture.runAsync(() -> toItsEnd(chunk)).join();
        }
    },
    /** Again on another thread, while the first write is in its middle. */
    WHILE_IT_IS_WRITTEN {
        @Override
        void write(Chunk chunk) throws IOException {
            chunk.writeTo(onFirstBytes(() -> ELSEWHERE.write(chunk)));
        }
    },
    /** Twice: the first write breaks in its middle, the second one does not. */
    AFTER_A_BROKEN_ONE {
        @Override
        void write(Chunk chunk) throws IOException {
            try {
                chunk.writeTo(onFirstBytes(() -> {
                    throw new IOException("broken");
                }));
                throw new AssertionError("it did not break");
            } catch (IOException e) {
                chunk.writeTo(OutputStream.nullOutputStream());
            }
        }
    },
    /** Each chunk only after the next one was taken. */
    NOT_YET {
        @Override
        void write(Chunk chunk) {}
    };

    abstract void write(Chunk chunk) throws IOException;

    @Override
    public StoredFile run(UploadRequest request, ChunkSource source, CallContext call) throws TransportException {
        long size = 0;
        try {
            for (Chunk chunk = source.next(); chunk != null; chunk = source.next()) {
                write(chunk);
                size += chunk.length();
            }
        } catch (IOException e) {
            throw Received.sourceFailed(e);
        }
        return StoredFile.builder("file-1", request.name(), size).build();
    }

    private static void toItsEnd(Chunk chunk) {
        try {
            chunk.writeTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private static OutputStream onFirstBytes(Action action) {
        return new OutputStream() {
            private boolean begun;

            @Override
            public void write(int b) {
                throw new AssertionError("one byte at a time");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (!begun) {
                    begun = true;
                    action.run();
                }
            }
        };
    }
}
