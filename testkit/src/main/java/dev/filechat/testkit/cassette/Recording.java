// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import dev.filechat.spi.ApiKey;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** A cassette that is being written: a line for each call, when it has ended. */
final class Recording {

    private final BufferedWriter out;
    private final DownloadRecording downloads;
    /** Those of the calls. Guarded by {@link #lock}. */
    private final Set<ApiKey> keys = new HashSet<>();

    private final ReentrantLock lock = new ReentrantLock();
    private int calls;
    private int events;
    private boolean closed;

    /** A call of the service that has an answer. */
    interface Attempt<T> {
        T run() throws TransportException;
    }

    /** A call of the service that has none. */
    interface Deletion {
        void run() throws TransportException;
    }

    /** One call under way, numbered by its beginning. */
    final class Call {
        private final int number;
        private final int began;
        private final ObjectNode line = CassetteJson.object();
        private boolean over;

        private Call(Request request) {
            this.number = ++calls;
            this.began = ++events;
            line.put("call", number).put("began", began).put("ended", 0).put("method", request.method());
            line.set("request", request.body());
        }

        /** Adds one message of a streamed answer. */
        void chunk(JsonNode chunk) {
            lock.lock();
            try {
                if (!over) {
                    line.withArray("chunks").add(chunk);
                }
            } finally {
                lock.unlock();
            }
        }

        void end(String what, JsonNode value) {
            end(end -> end.set(what, value));
        }

        /** Ends the call with what came of it. Only the first end counts. */
        void end(Consumer<ObjectNode> how) {
            lock.lock();
            try {
                if (!over && !closed) {
                    over = true;
                    line.put("ended", ++events);
                    how.accept(line);
                    write(line);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    Recording(Path file, DownloadRecording downloads) {
        this.downloads = downloads;
        try {
            this.out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The cassette " + file + " cannot be written", e);
        }
        write(CassetteJson.object().put("cassette", "filechat").put("version", Tape.VERSION));
    }

    DownloadRecording downloads() {
        return downloads;
    }

    Call begin(Request request, CallContext context) {
        lock.lock();
        try {
            keys.add(context.apiKey());
            return new Call(request);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a call and writes its answer or its failure. */
    <T> T record(Request request, CallContext context, Attempt<T> attempt, Function<T, Message> toMessage)
            throws TransportException {
        Call call = begin(request, context);
        try {
            T answer = attempt.run();
            call.end("response", CassetteJson.of(toMessage.apply(answer)));
            return answer;
        } catch (TransportException e) {
            call.end("failure", RecordedFailure.of(e));
            throw e;
        }
    }

    /** Makes a call that has no answer, and writes its end. */
    void record(Request request, CallContext context, Deletion deletion) throws TransportException {
        record(
                request,
                context,
                () -> {
                    deletion.run();
                    return Empty.getDefaultInstance();
                },
                nothing -> nothing);
    }

    private void write(ObjectNode line) {
        try {
            out.write(withoutKeys(line.toString()));
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The cassette cannot be written", e);
        }
    }

    /** The service may repeat a key, in the message of a refusal for example. */
    private String withoutKeys(String line) {
        String safe = line;
        for (ApiKey key : keys) {
            String escaped = CassetteJson.object().textNode(key.value()).toString();
            safe = safe.replace(escaped.substring(1, escaped.length() - 1), "[key]");
        }
        return safe;
    }

    /** Without this line, a cassette is not complete. */
    void close() {
        lock.lock();
        try (out) {
            if (!closed) {
                closed = true;
                write(CassetteJson.object().put("end", calls));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The cassette cannot be written", e);
        } finally {
            lock.unlock();
        }
    }
}
