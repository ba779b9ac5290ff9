// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection is cut at every byte that a service sends: what a client then reports of a call is true. */
@OverNetwork
public interface CutAnswerContract extends OverTransport {
    /** Of all the calls, one with what belongs to a new connection. */
    Duration SOON = Duration.ofSeconds(10);

    /** So many are under way together, as most of the time is waiting. */
    int SIDE_BY_SIDE = 8;

    /** An answer can be longer than the measured one: numbers in it, such as times, vary in length. */
    int LONGER = 8;

    /** Not cut: more bytes than come. */
    long MEASURED = 99_999;

    /** What is cut. */
    enum CutCall {
        /** Stored once, or not at all. */
        UPLOAD {
            @Override
            void run(FileChatClient client, String name) {
                client.files().upload(FileSource.of(name, content(name)));
            }

            @Override
            long done(FakeXai xai, String name) {
                assertThat(xai.files().named(name))
                        .allSatisfy(file -> assertThat(file.sha256()).isEqualTo(TestBytes.sha256(content(name))));
                return xai.files().named(name).size();
            }
        },
        /** The same, over a connection that is there: the file leaves as one. */
        UPLOAD_AT_ONCE {
            @Override
            void warmUp(FileChatClient client) {
                assertThat(client.files().exists("file_none")).isFalse();
            }

            @Override
            void run(FileChatClient client, String name) {
                UPLOAD.run(client, name);
            }

            @Override
            long done(FakeXai xai, String name) {
                return UPLOAD.done(xai, name);
            }
        },
        /** Asked once, or not at all. */
        CHAT {
            @Override
            void run(FileChatClient client, String name) {
                assertThat(client.chat()
                                .create("grok-4.5")
                                .append(user(name))
                                .sample()
                                .content())
                        .isEqualTo("Yes.");
            }

            @Override
            long done(FakeXai xai, String name) {
                return xai.chat().requests().stream()
                        .filter(request -> request.lastUserText().equals(name))
                        .count();
            }
        },
        /** May be repeated, and is: the caller does not notice the cut. */
        LOOK_UP {
            @Override
            void run(FileChatClient client, String name) {
                assertThat(client.files().list()).isEmpty();
            }

            @Override
            long done(FakeXai xai, String name) {
                return 1;
            }
        };

        void warmUp(FileChatClient client) {}

        abstract void run(FileChatClient client, String name);

        /** How often it was carried out. */
        abstract long done(FakeXai xai, String name);

        private static byte[] content(String name) {
            return TestBytes.of(100 + name.length());
        }
    }

    /** How a call ended whose connection was cut. */
    record CutOutcome(String name, @Nullable FileChatException failure, Duration took) {
        boolean unknown() {
            return failure instanceof UnknownOutcomeException;
        }
    }

    /** What is said is true, it is said soon, and to do as {@code retryable()} says doubles nothing. */
    @ParameterizedTest
    @CsvSource({
        "UPLOAD,         true",
        "UPLOAD_AT_ONCE, true",
        "UPLOAD_AT_ONCE, false",
        "CHAT,           true",
        "CHAT,           false",
        "LOOK_UP,        true",
        "LOOK_UP,        false"
    })
    default void aCutAtAnyByteIsToldAsItIs(CutCall call, boolean reset) throws Exception {
        try (FakeXai xai = fake().start();
                ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            xai.chat().whenAnything().reply("Yes.");
            long[] answer = measured(xai, call);
            List<Future<CutOutcome>> cuts = new ArrayList<>();
            for (long at = answer[0]; at <= answer[1] + LONGER; at++) {
                long bytes = at;
                cuts.add(threads.submit(() -> cut(xai, call, bytes, reset)));
            }
            List<CutOutcome> outcomes = new ArrayList<>();
            for (Future<CutOutcome> cut : cuts) {
                outcomes.add(cut.get());
            }

            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(outcomes).allSatisfy(outcome -> check(xai, call, outcome));
            assertThat(outcomes)
                    .anySatisfy(outcome -> assertThat(outcome.failure).isNull());
            assertThat(outcomes.stream().anyMatch(CutOutcome::unknown)).isEqualTo(call != CutCall.LOOK_UP);
        }
    }

    /** Where, among the bytes of a new connection, the call's first and last one are. */
    private long[] measured(FakeXai xai, CutCall call) {
        try (FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client = through(proxy, xai)) {
            call.warmUp(client);
            long before = proxy.bytes(Direction.TO_CLIENT);
            call.run(client, name(MEASURED));
            return new long[] {before, proxy.bytes(Direction.TO_CLIENT)};
        }
    }

    private CutOutcome cut(FakeXai xai, CutCall call, long bytes, boolean reset) {
        String name = name(bytes);
        try (FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client = through(proxy, xai)) {
            if (reset) {
                proxy.onConnections().once().resetAfter(Direction.TO_CLIENT, bytes);
            } else {
                proxy.onConnections().once().hangUpAfter(Direction.TO_CLIENT, bytes);
            }
            call.warmUp(client);
            long start = System.nanoTime();
            FileChatException failure = null;
            try {
                call.run(client, name);
            } catch (FileChatException e) {
                failure = e;
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (failure != null && failure.retryable()) {
                call.run(client, name);
            }
            return new CutOutcome(name, failure, took);
        }
    }

    /** Always of one length, as the answer has it too. */
    private static String name(long bytes) {
        return "cut-at-%05d".formatted(bytes);
    }

    private FileChatClient through(FaultyProxy proxy, FakeXai xai) {
        return configured(xai).endpoint(proxy.host(), proxy.port()).build();
    }

    private static void check(FakeXai xai, CutCall call, CutOutcome outcome) {
        long done = call.done(xai, outcome.name);
        String said = outcome + " was done " + done + " times";
        assertThat(outcome.took).as(said).isLessThan(SOON);
        if (outcome.failure instanceof UnknownOutcomeException unknown) {
            assertThat(unknown.status()).as(said).isEmpty(); // nobody said one
            assertThat(done).as(said).isLessThanOrEqualTo(1);
        } else if (outcome.failure == null || outcome.failure.retryable()) {
            assertThat(done).as(said).isEqualTo(1);
        } else {
            assertThat(done).as(said).isZero();
        }
    }
}
