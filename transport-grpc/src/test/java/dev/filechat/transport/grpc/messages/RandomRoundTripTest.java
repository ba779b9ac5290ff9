// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.proto.CompactContextResponse;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.GetDeferredCompletionResponse;
import dev.filechat.spi.CompletionRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Values of the api that become messages, and values again. */
class RandomRoundTripTest {
    @Property(tries = 500)
    void a_request_survives(@ForAll("requests") GetCompletionsRequest message) {
        CompletionRequest request = RequestMessages.fromMessage(message);

        assertThat(RequestMessages.fromMessage(RequestMessages.toMessage(request)))
                .isEqualTo(request);
    }

    @Property(tries = 500)
    void a_response_survives(@ForAll("responses") GetChatCompletionResponse message) {
        ChatResponse response = ResponseMessages.fromMessage(message);

        assertThat(ResponseMessages.fromMessage(ResponseMessages.toMessage(response)))
                .isEqualTo(response);
    }

    @Property(tries = 500)
    void a_chunk_survives(@ForAll("chunks") GetChatCompletionChunk message) {
        ChatChunk chunk = ChunkMessages.fromMessage(message);

        assertThat(ChunkMessages.fromMessage(ChunkMessages.toMessage(chunk))).isEqualTo(chunk);
        assertThat(ChunkMessages.toMessage(chunk)).isEqualTo(message);
    }

    @Property(tries = 500)
    void nothing_of_a_request_is_lost_on_the_way_to_the_api(@ForAll("requests") GetCompletionsRequest message) {
        assertThat(RequestMessages.toMessage(RequestMessages.fromMessage(message)))
                .isEqualTo(message);
    }

    @Property(tries = 500)
    void nothing_of_a_response_is_lost_on_the_way_to_the_api(@ForAll("responses") GetChatCompletionResponse message) {
        assertThat(ResponseMessages.toMessage(ResponseMessages.fromMessage(message)))
                .isEqualTo(message);
    }

    @Property(tries = 500)
    void a_deferred_answer_and_a_compaction_survive(
            @ForAll("deferred") GetDeferredCompletionResponse deferred,
            @ForAll("compactions") CompactContextResponse compaction) {
        DeferredState state = ConversationStateMessages.fromMessage(deferred);
        Compaction compacted = ConversationStateMessages.fromMessage(compaction);

        assertThat(ConversationStateMessages.toMessage(state)).isEqualTo(deferred);
        assertThat(ConversationStateMessages.toMessage(compacted)).isEqualTo(compaction);
    }

    @Provide
    Arbitrary<GetCompletionsRequest> requests() {
        return like(GetCompletionsRequest.getDefaultInstance());
    }

    @Provide
    Arbitrary<GetChatCompletionResponse> responses() {
        return like(GetChatCompletionResponse.getDefaultInstance());
    }

    @Provide
    Arbitrary<GetChatCompletionChunk> chunks() {
        return like(GetChatCompletionChunk.getDefaultInstance());
    }

    @Provide
    Arbitrary<GetDeferredCompletionResponse> deferred() {
        return like(GetDeferredCompletionResponse.getDefaultInstance());
    }

    @Provide
    Arbitrary<CompactContextResponse> compactions() {
        return like(CompactContextResponse.getDefaultInstance());
    }

    @SuppressWarnings("unchecked")
    private static <M extends Message> Arbitrary<M> like(M type) {
        return Arbitraries.randomValue(random -> (M) new RandomMessages(random).like(type));
    }
}
