// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.ChatStream;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallOutcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An observer of chunks that takes long. */
class BlockingObserverTest {
    private static final long LONG_SECONDS = 30;

    private final FakeTransport transport = new FakeTransport();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Notes what it sees, and runs an action within the report of the second chunk. */
    private final class Noting implements CallObservation {
        private final Runnable inSecondChunk;

        Noting(Runnable inSecondChunk) {
            this.inSecondChunk = inSecondChunk;
        }

        @Override
        public void chunk(ChatChunk chunk) {
            notes.add("chunk " + chunk.content());
            if (chunk.content().equals("two")) {
                inSecondChunk.run();
                notes.add("second chunk reported");
            }
        }

        @Override
        public void ended(CallOutcome outcome) {
            notes.add("ended with " + outcome.response().orElseThrow().content());
        }
    }

    private FileChatClient client(Runnable inSecondChunk) {
        transport.onStream(
                (request, call) -> FakeStream.of("one", "two", "three").finished());
        return transport.builder().observer(call -> new Noting(inSecondChunk)).build();
    }

    private void block() {
        blocked.countDown();
        try {
            assertThat(released.await(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void itHoldsUpNeitherCloseNorResponseAndNothingComesAfterTheEnd() throws Exception {
        try (FileChatClient client = client(this::block);
                ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
            Future<List<String>> reader = threads.submit(() -> {
                List<String> read = new ArrayList<>();
                stream.forEach(chunk -> read.add(chunk.content()));
                return read;
            });
            assertThat(blocked.await(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();

            String soFar = threads.submit(() -> stream.response().content()).get(LONG_SECONDS, TimeUnit.SECONDS);
            threads.submit(stream::close).get(LONG_SECONDS, TimeUnit.SECONDS);
            List<String> beforeRelease = List.copyOf(notes);
            released.countDown();

            assertThat(reader.get(LONG_SECONDS, TimeUnit.SECONDS)).containsExactly("one", "two");
            assertThat(soFar).isEqualTo("onetwo");
            assertThat(beforeRelease).containsExactly("chunk one", "chunk two");
            assertThat(notes).containsExactly("chunk one", "chunk two", "second chunk reported", "ended with onetwo");
        }
    }

    /** The call ends when the observer has returned. */
    @Test
    void itMayCloseTheStream() {
        AtomicReference<ChatStream> open = new AtomicReference<>();
        try (FileChatClient client = client(() -> open.get().close());
                ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
            open.set(stream);
            Iterator<ChatChunk> chunks = stream.iterator();
            List<String> read = new ArrayList<>();
            chunks.forEachRemaining(chunk -> read.add(chunk.content()));

            assertThat(read).containsExactly("one", "two");
            assertThat(stream.completed()).isFalse();
            assertThat(notes).containsExactly("chunk one", "chunk two", "second chunk reported", "ended with onetwo");
        }
    }
}
