// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.CompactContextRequest;
import dev.filechat.proto.CompactContextResponse;
import dev.filechat.proto.DeleteStoredCompletionRequest;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.GetStoredCompletionRequest;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Conversations that the service remembers, and those that are packed. */
class StoredChatTest {

    private static final String SECRET = "The access code of Project Heron is 48213.";
    private static final String SOUP = "The cafeteria serves soup.";

    @AutoClose
    private final FakeXai xai = FakeXai.builder().keys("first", "second").start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void keepsAResponseThatIsToBeStored() throws Exception {
        GetChatCompletionResponse response = stubs.chat().getCompletion(stored(ask("Hello?")));
        GetChatCompletionChunk streamed = stubs.stream(stored(ask("Hello?"))).getLast();

        assertThat(fetch(response.getId())).isEqualTo(response);
        assertThat(fetch(streamed.getId()).getUsage()).isEqualTo(streamed.getUsage());
    }

    @Test
    void keepsNoOtherResponse() throws Exception {
        String id = stubs.chat().getCompletion(ask("Hello?")).getId();

        assertThat(refusal(() -> fetch(id)).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> delete(id)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void keepsNoResponseThatBrokeOff() {
        xai.chat().whenAnything().replyStreaming("a", "b").id("broken").breakAfter(1);

        refusal(() -> stubs.stream(stored(ask("Hello?"))));

        assertThat(refusal(() -> fetch("broken")).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void deletesAStoredResponse() throws Exception {
        String id = stubs.chat().getCompletion(stored(ask("Hello?"))).getId();

        assertThat(delete(id)).isEqualTo(id);

        assertThat(refusal(() -> fetch(id)).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> delete(id)).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> stubs.chat().getCompletion(after(id, ask("And?"))))
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void showsAStoredResponseToItsOwnTeamOnly() throws Exception {
        String id = stubs.chat().getCompletion(stored(ask("Hello?"))).getId();

        try (StubClient second = StubClients.of(xai, "second")) {
            assertThat(refusal(() -> second.chat().getStoredCompletion(request(id)))
                            .getCode())
                    .isEqualTo(Code.NOT_FOUND);
            assertThat(refusal(() -> second.chat().getCompletion(after(id, ask("And?"))))
                            .getCode())
                    .isEqualTo(Code.NOT_FOUND);
        }
    }

    @Test
    void forgetsStoredResponsesAtReset() throws Exception {
        String id = stubs.chat().getCompletion(stored(ask("Hello?"))).getId();

        xai.chat().reset();

        assertThat(refusal(() -> fetch(id)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void goesOnFromAStoredResponseAndFromTheOneAfterIt() throws Exception {
        String file = stubs.upload("notes.txt", SECRET + " " + SOUP).getId();
        String first = stubs.chat()
                .getCompletion(stored(ask("What is the access code?", file)))
                .getId();

        GetChatCompletionResponse second =
                stubs.chat().getCompletion(stored(after(first, ask("What does the cafeteria serve?"))));
        GetChatCompletionResponse third =
                stubs.chat().getCompletion(after(second.getId(), ask("Repeat the access code.")));

        assertThat(said(second)).isEqualTo(SOUP);
        assertThat(second.getSettings().getPreviousResponseId()).isEqualTo(first);
        assertThat(said(third)).isEqualTo(SECRET);
        assertThat(third.getUsage().getPromptTokens())
                .isGreaterThan(second.getUsage().getPromptTokens());
        assertThat(second.getUsage().getCachedPromptTextTokens()).isPositive();
        assertThat(xai.chat().lastRequest().messages()).hasSize(1);
        assertThat(xai.chat().lastRequest().settings().previousResponseId()).contains(second.getId());
    }

    @Test
    void packsAConversationThatItCanReadAgain() throws Exception {
        String file = stubs.upload("notes.txt", SECRET + " " + SOUP).getId();
        List<Message> conversation = ask("What is the access code?", file).getMessagesList();

        CompactContextResponse packed = compact(conversation);
        GetChatCompletionResponse answer = stubs.chat()
                .getCompletion(GetCompletionsRequest.newBuilder()
                        .setModel("grok-4.5")
                        .addMessages(packed(packed.getEncryptedContent()))
                        .addAllMessages(ask("What does the cafeteria serve?").getMessagesList())
                        .build());
        GetChatCompletionResponse alone = stubs.chat()
                .getCompletion(GetCompletionsRequest.newBuilder()
                        .setModel("grok-4.5")
                        .addMessages(packed(packed.getEncryptedContent()))
                        .build());

        assertThat(said(answer)).isEqualTo(SOUP);
        assertThat(said(alone)).isEqualTo(SECRET);
        assertThat(packed.getId()).isNotEmpty();
        assertThat(packed.getDroppedMessageCount()).isEqualTo(1);
        assertThat(packed.getUsage().getPromptTokens()).isEqualTo(6);
        assertThat(packed.getUsage().hasCostInUsdTicks()).isTrue();
        assertThat(packed.getEncryptedContent()).doesNotContain("access");
    }

    @Test
    void packsWhatIsPackedOnceMore() throws Exception {
        String file = stubs.upload("notes.txt", SECRET).getId();
        String once =
                compact(ask("What is the access code?", file).getMessagesList()).getEncryptedContent();

        String twice = compact(List.of(packed(once))).getEncryptedContent();

        assertThat(said(stubs.chat()
                        .getCompletion(GetCompletionsRequest.newBuilder()
                                .setModel("grok-4.5")
                                .addMessages(packed(twice))
                                .build())))
                .isEqualTo(SECRET);
    }

    @Test
    void keepsAResponseForThirtyDays() throws Exception {
        MovableClock clock = new MovableClock();
        try (FakeXai fake = FakeXai.builder().clock(clock).start();
                StubClient own = StubClients.of(fake)) {
            String id = own.chat().getCompletion(stored(ask("Hello?"))).getId();
            GetStoredCompletionRequest request =
                    GetStoredCompletionRequest.newBuilder().setResponseId(id).build();

            clock.move(Duration.ofDays(30).minusNanos(1));
            assertThat(own.chat().getStoredCompletion(request).getId()).isEqualTo(id);
            clock.move(Duration.ofNanos(1));
            assertThat(refusal(() -> own.chat().getStoredCompletion(request)).getCode())
                    .isEqualTo(Code.NOT_FOUND);
        }
    }

    /** 20 of 5 MB are more than it keeps. */
    @Test
    void forgetsTheOldestResponsesWhenTheyAreTooManyBytes() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(stubs.chat()
                    .getCompletion(stored(ask("x".repeat(5_000_000))))
                    .getId());
        }

        assertThat(refusal(() -> fetch(ids.getFirst())).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(fetch(ids.get(9)).getId()).isEqualTo(ids.get(9));
        assertThat(fetch(ids.getLast()).getId()).isEqualTo(ids.getLast());
    }

    @Test
    void refusesBrokenPackagesAndEmptyOnes() throws Exception {
        String content = compact(ask("Hello?").getMessagesList()).getEncryptedContent();
        GetCompletionsRequest broken = GetCompletionsRequest.newBuilder()
                .setModel("grok-4.5")
                .addMessages(packed(content.substring(0, content.length() - 10)))
                .build();

        assertThat(refusal(() -> stubs.chat().getCompletion(broken)).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal(() -> compact(List.of())).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal(() -> compact(ask("?", "file_gone").getMessagesList()))
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    private CompactContextResponse compact(List<Message> messages) throws Exception {
        return stubs.chat()
                .compactContext(CompactContextRequest.newBuilder()
                        .setModel("grok-4.5")
                        .addAllInput(messages)
                        .build());
    }

    private static Message packed(String content) {
        return Message.newBuilder()
                .setRole(MessageRole.ROLE_USER)
                .setEncryptedContent(content)
                .build();
    }

    private GetChatCompletionResponse fetch(String id) throws Exception {
        return stubs.chat().getStoredCompletion(request(id));
    }

    private String delete(String id) throws Exception {
        return stubs.chat()
                .deleteStoredCompletion(DeleteStoredCompletionRequest.newBuilder()
                        .setResponseId(id)
                        .build())
                .getResponseId();
    }

    private static GetStoredCompletionRequest request(String id) {
        return GetStoredCompletionRequest.newBuilder().setResponseId(id).build();
    }

    private static GetCompletionsRequest stored(GetCompletionsRequest request) {
        return request.toBuilder().setStoreMessages(true).build();
    }

    private static GetCompletionsRequest after(String id, GetCompletionsRequest request) {
        return request.toBuilder().setPreviousResponseId(id).build();
    }

    private static String said(GetChatCompletionResponse response) {
        return response.getOutputs(0).getMessage().getContent();
    }
}
