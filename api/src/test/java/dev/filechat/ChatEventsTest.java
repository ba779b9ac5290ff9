// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.StatusCode;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChatEventsTest {
    private static final ToolCall CALL = ToolCall.function("call-1", "add", "{}");
    private static final InlineCitation CITATION =
            new InlineCitation("1", 0, 3, new CitationSource.Web("https://a.test"));
    private static final Usage USAGE = Usage.builder().totalTokens(9).build();

    private final FakeTransport transport = new FakeTransport();

    @Test
    void eachThingThatHappensIsAnEventAndTheLastHoldsTheWholeAnswer() {
        ChatStream stream = stream(FakeStream.ofChunks(
                chunk(delta().role(Role.ASSISTANT).reasoningContent("Hm. ").content("It is ")),
                chunk(delta().index(1).role(Role.TOOL).content("what a tool of the service found")),
                chunk(delta().content("3.").toolCalls(List.of(CALL)).citations(List.of(CITATION))),
                chunk(delta().index(1).finishReason(FinishReason.STOP)),
                chunk(delta().finishReason(FinishReason.STOP)).toBuilder()
                        .usage(USAGE)
                        .citations(List.of("https://b.test"))
                        .build()));

        List<ChatEvent> events = new ArrayList<>();
        stream.events().forEach(events::add);

        assertThat(events)
                .containsExactly(
                        new ChatEvent.Reasoning(0, "Hm. "),
                        new ChatEvent.Text(0, "It is "),
                        new ChatEvent.Text(0, "3."),
                        new ChatEvent.ToolCalled(0, CALL),
                        new ChatEvent.Cited(0, CITATION),
                        new ChatEvent.SourceUsed("https://b.test"),
                        new ChatEvent.UsageReported(USAGE),
                        new ChatEvent.Finished(FinishReason.STOP, stream.response()));
        assertThat(stream.response().content()).isEqualTo("It is 3.");
    }

    @Test
    void anAnswerOfOneChunkWithoutARoleIsAnAnswer() {
        ChatStream stream =
                stream(FakeStream.ofChunks(chunk(delta().content("Yes.").finishReason(FinishReason.STOP))));

        assertThat(stream.events())
                .containsExactly(
                        new ChatEvent.Text(0, "Yes."), new ChatEvent.Finished(FinishReason.STOP, stream.response()));
        assertThat(stream.response().content()).isEqualTo("Yes.");
    }

    @Test
    void anAnswerThatIsClosedAfterItsFinishReasonHasNoLastEvent() {
        ChatStream stream =
                stream(FakeStream.ofChunks(chunk(delta().content("Yes.").finishReason(FinishReason.STOP))));
        Iterator<ChatEvent> events = stream.events().iterator();
        assertThat(events.next()).isEqualTo(new ChatEvent.Text(0, "Yes."));

        stream.close();

        assertThat(events.hasNext()).isFalse();
    }

    @Test
    void textAndChunksGoThroughTheStreamToo() {
        assertThat(stream(FakeStream.of("One. ", "", "Two.").finished()).text()).containsExactly("One. ", "Two.");
        ChatStream stream = stream(FakeStream.of("One. ", "Two.").finished());
        try (Stream<ChatChunk> chunks = stream.chunks()) {
            assertThat(chunks.map(ChatChunk::content).findFirst()).contains("One. ");
        }
        assertThat(stream.iterator().hasNext()).isFalse();
        assertThat(stream.response().content()).startsWith("One. ");
    }

    @Test
    void aStreamThatBreaksOrWasClosedHasNoFinishedEvent() {
        ChatStream broken = stream(FakeStream.of("One. ").broken(Failures.broken(Delivery.AMBIGUOUS)));
        List<ChatEvent> events = new ArrayList<>();
        assertThatExceptionOfType(StreamInterruptedException.class)
                .isThrownBy(() -> broken.events().forEach(events::add));
        assertThat(events).containsExactly(new ChatEvent.Text(0, "One. "));

        ChatStream closed = stream(FakeStream.of("One. ").finished());
        closed.close();
        assertThat(closed.events()).isEmpty();
    }

    @Test
    void ofSeveralAnswersEachHasItsOwnText() {
        ChatStream stream = stream(FakeStream.ofChunks(
                chunk(
                        delta().role(Role.ASSISTANT).content("A"),
                        delta().index(1).role(Role.ASSISTANT).content("B")),
                chunk(
                        delta().content("a").finishReason(FinishReason.STOP),
                        delta().index(1).content("b").finishReason(FinishReason.STOP))));

        List<String> second = new ArrayList<>();
        stream.forEach(chunk -> second.add(chunk.content(1)));

        assertThat(second).containsExactly("B", "b");
        assertThat(stream.response().choices())
                .extracting(ChatResponse::content)
                .containsExactly("Aa", "Bb");
    }

    @Test
    void aStreamThatFallsSilentIsToldWithWhatHadCome() {
        TransportException stalled =
                Failures.failure(TransportException.Kind.STALLED, StatusCode.UNAVAILABLE, Delivery.AMBIGUOUS);
        ChatStream stream = stream(FakeStream.of("One. ").broken(stalled));

        assertThatExceptionOfType(StreamInterruptedException.class)
                .isThrownBy(() -> stream.forEach(chunk -> {}))
                .withMessageContaining("no sign of life for PT1M")
                .withCauseInstanceOf(CallStalledException.class)
                .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. "));
    }

    @Test
    void thePatienceIsTheClientsBeforeAndAfterTheFirstChunk() {
        List<Long> patience = new ArrayList<>();
        transport.onStream((request, call) -> {
            patience.add(call.patienceNanos());
            return FakeStream.of("One. ").finished();
        });
        FileChatClient client = transport
                .builder()
                .firstChunkTimeout(Duration.ofSeconds(7))
                .stallTimeout(Duration.ofSeconds(5))
                .build();
        FileChatClient standard =
                transport.builder().timeout(Duration.ofMinutes(3)).build();

        client.chat().create("m").append(Message.user("?")).stream().close();
        standard.chat().create("m").append(Message.user("?")).stream().close();

        assertThat(patience)
                .containsExactly(
                        Duration.ofSeconds(7).toNanos(), Duration.ofMinutes(3).toNanos());
    }

    private ChatStream stream(FakeStream stream) {
        transport.forgetSteps().onStream((request, call) -> stream);
        return transport.client().chat().create("m").append(Message.user("?")).stream();
    }

    private static ChatChunk chunk(OutputDelta.Builder... deltas) {
        return ChatChunk.builder()
                .outputs(Stream.of(deltas).map(OutputDelta.Builder::build).toList())
                .build();
    }

    private static OutputDelta.Builder delta() {
        return OutputDelta.builder();
    }
}
