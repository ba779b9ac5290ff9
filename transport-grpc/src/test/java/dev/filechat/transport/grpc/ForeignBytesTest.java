// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.rpc.RetryInfo;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.internal.chat.ResponseAccumulator;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Delta;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.transport.grpc.messages.ChunkMessages;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Messages of which a few bytes are not as the service writes them: they are read, or refused as no message. */
class ForeignBytesTest {
    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);
    private static final Metadata.Key<String> PUSH_BACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private static final byte[] STATUS = com.google.rpc.Status.newBuilder()
            .setCode(Status.Code.UNAVAILABLE.value())
            .setMessage("busy")
            .addDetails(Any.pack(RetryInfo.newBuilder()
                    .setRetryDelay(Duration.newBuilder().setSeconds(7).setNanos(500_000_000))
                    .build()))
            .build()
            .toByteArray();

    private static final byte[] CHUNK = GetChatCompletionChunk.newBuilder()
            .setId("answer-1")
            .setModel("grok-4.5")
            .setCreated(Timestamp.newBuilder().setSeconds(1_700_000_000).setNanos(5))
            .addOutputs(CompletionOutputChunk.newBuilder()
                    .setIndex(1)
                    .setDelta(Delta.newBuilder().setContent("word").setReasoningContent("thought"))
                    .setFinishReason(FinishReason.REASON_STOP))
            .addCitations("https://x.ai")
            .build()
            .toByteArray();

    /** A hint that cannot be read is none, whatever else it is. */
    @Property(tries = 5_000)
    void a_hint_is_read_or_there_is_none(@ForAll("statuses") byte[] details) {
        Metadata trailers = new Metadata();
        trailers.put(DETAILS, details);

        java.time.Duration hint = RetryHint.of(Status.UNAVAILABLE, trailers);

        assertThat(hint == null || !hint.isNegative()).isTrue();
    }

    @Property(tries = 1_000)
    void a_push_back_is_read_or_there_is_none(@ForAll String text) {
        Metadata trailers = new Metadata();
        trailers.put(PUSH_BACK, text);

        java.time.Duration hint = RetryHint.of(Status.UNAVAILABLE, trailers);

        assertThat(hint == null || !hint.isNegative()).isTrue();
    }

    /** Whatever is a message can be put together with others. */
    @Property(tries = 5_000)
    void chunks_become_an_answer(@ForAll("chunks") byte[] first, @ForAll("chunks") byte[] second) {
        ResponseAccumulator answer = new ResponseAccumulator();
        add(first, answer);
        add(second, answer);

        ChatResponse response = answer.response();

        assertThat(response.content()).isNotNull();
        assertThat(response.toString()).isNotEmpty();
    }

    private static void add(byte[] bytes, ResponseAccumulator answer) {
        try {
            answer.add(ChunkMessages.fromMessage(GetChatCompletionChunk.parseFrom(ByteString.copyFrom(bytes))));
        } catch (InvalidProtocolBufferException e) {
            assertThat(e).hasMessageNotContaining("word"); // no message: the transport says so
        }
    }

    @Provide
    Arbitrary<byte[]> statuses() {
        return Arbitraries.randomValue(random -> changed(STATUS, random));
    }

    @Provide
    Arbitrary<byte[]> chunks() {
        return Arbitraries.randomValue(random -> changed(CHUNK, random));
    }

    /** A few bytes are others, are missing, or are there twice. */
    private static byte[] changed(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> changed[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                default -> System.arraycopy(changed, 0, changed, at, changed.length - at);
            }
        }
        return random.nextInt(4) > 0 ? changed : java.util.Arrays.copyOf(changed, random.nextInt(2 * changed.length));
    }
}
