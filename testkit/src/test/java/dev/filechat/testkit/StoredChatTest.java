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
    void keeps_a_response_that_is_to_be_stored() throws Exception {
        GetChatCompletionResponse response = stubs.chat().getCompletion(stored(ask("Hello?")));
        GetChatCompletionChunk streamed = stubs.stream(stored(ask("Hello?"))).getLast();

        assertThat(fetch(response.getId())).isEqualTo(response);
        assertThat(fetch(streamed.getId()).getUsage()).isEqualTo(streamed.getUsage());
    }

    @Test
    void keeps_no_other_response() throws Exception {
        String id = stubs.chat().getCompletion(ask("Hello?")).getId();

        assertThat(refusal(() -> fetch(id)).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> delete(id)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void keeps_no_response_that_broke_off() {
        xai.chat().whenAnything().replyStreaming("a", "b").id("broken").breakAfter(1);

        refusal(() -> stubs.stream(stored(ask("Hello?"))));

        assertThat(refusal(() -> fetch("broken")).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void deletes_a_stored_response() throws Exception {
        String id = stubs.chat().getCompletion(stored(ask("Hello?"))).getId();

        assertThat(delete(id)).isEqualTo(id);

        assertThat(refusal(() -> fetch(id)).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> delete(id)).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> stubs.chat().getCompletion(after(id, ask("And?"))))
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void shows_a_stored_response_to_its_own_team_only() throws Exception {
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
    void forgets_stored_responses_at_reset() throws Exception {
        String id = stubs.chat().getCompletion(stored(ask("Hello?"))).getId();

        xai.chat().reset();

        assertThat(refusal(() -> fetch(id)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void goes_on_from_a_stored_response_and_from_the_one_after_it() throws Exception {
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
    void packs_a_conversation_that_it_can_read_again() throws Exception {
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
    void packs_what_is_packed_once_more() throws Exception {
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
    void keeps_a_response_for_thirty_days() throws Exception {
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
    void forgets_the_oldest_responses_when_they_are_too_many_bytes() throws Exception {
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
    void refuses_broken_packages_and_empty_ones() throws Exception {
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
