// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.filechat.proto.AttachmentSearch;
import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Content;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.IncludeOption;
import dev.filechat.proto.InlineCitation;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.ReasoningEffort;
import dev.filechat.proto.ServerSideTool;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolCall;
import dev.filechat.proto.ToolCallStatus;
import dev.filechat.proto.ToolCallType;
import dev.filechat.testsupport.StubClient;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service's own search in attached files, and the sources that it names. */
class AttachmentSearchTest {

    private static final String CODE = "The access code is 48213.";
    private static final String BADGE = "A badge is needed with the access code.";

    @AutoClose
    private final FakeXai xai = FakeXai.builder().attachmentSearchOutputs().start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    private String first;
    private String second;

    @BeforeEach
    void upload() throws Exception {
        first = stubs.upload("first.txt", CODE).getId();
        second = stubs.upload("second.txt", BADGE).getId();
    }

    @Test
    void comesBeforeTheAnswerAsOutputsOfItsOwn() throws Exception {
        GetChatCompletionResponse response = stubs.chat().getCompletion(ask("What is the access code?", first));

        assertThat(response.getOutputsList())
                .extracting(output -> output.getMessage().getRole())
                .containsExactly(MessageRole.ROLE_ASSISTANT, MessageRole.ROLE_TOOL, MessageRole.ROLE_ASSISTANT);
        assertThat(response.getOutputsList())
                .extracting(CompletionOutput::getIndex)
                .containsExactly(0, 1, 2);
        ToolCall call = response.getOutputs(0).getMessage().getToolCalls(0);
        assertThat(call.getType()).isEqualTo(ToolCallType.TOOL_CALL_TYPE_ATTACHMENT_SEARCH_TOOL);
        assertThat(call.getStatus()).isEqualTo(ToolCallStatus.TOOL_CALL_STATUS_COMPLETED);
        assertThat(call.getFunction().getName()).isEqualTo("attachment_search");
        assertThat(call.getFunction().getArguments()).isEqualTo("{\"query\":\"What is the access code?\"}");
        CompletionMessage result = response.getOutputs(1).getMessage();
        assertThat(result.getToolCalls(0).getId()).isEqualTo(call.getId());
        assertThat(result.getContent()).isEmpty();
        assertThat(response.getOutputs(2).getMessage().getContent()).isEqualTo(CODE);
        assertThat(response.getOutputs(2).getFinishReason()).isEqualTo(FinishReason.REASON_STOP);
        assertThat(response.getCitationsList()).containsExactly("collections://files/" + first);
        assertThat(response.getUsage().getNumSourcesUsed()).isEqualTo(1);
        assertThat(response.getUsage().getServerSideToolsUsedList())
                .containsExactly(ServerSideTool.SERVER_SIDE_TOOL_ATTACHMENT_SEARCH);
    }

    @Test
    void isStreamedOutputAfterOutput() throws Exception {
        GetCompletionsRequest request = including(
                ask("What is the access code?", first),
                IncludeOption.INCLUDE_OPTION_ATTACHMENT_SEARCH_CALL_OUTPUT,
                IncludeOption.INCLUDE_OPTION_INLINE_CITATIONS);
        GetChatCompletionResponse whole = stubs.chat().getCompletion(request);

        List<GetChatCompletionChunk> chunks = stubs.stream(request);

        assertThat(chunks)
                .extracting(chunk -> chunk.getOutputs(0).getIndex())
                .startsWith(0, 1, 2)
                .isSorted();
        for (CompletionOutput output : whole.getOutputsList()) {
            List<CompletionOutputChunk> pieces = chunks.stream()
                    .map(chunk -> chunk.getOutputs(0))
                    .filter(piece -> piece.getIndex() == output.getIndex())
                    .toList();
            assertThat(pieces.stream()
                            .map(piece -> piece.getDelta().getContent())
                            .collect(Collectors.joining()))
                    .isEqualTo(output.getMessage().getContent());
            assertThat(pieces.getLast().getFinishReason()).isEqualTo(output.getFinishReason());
            assertThat(pieces.getLast().getDelta().getCitationsList())
                    .isEqualTo(output.getMessage().getCitationsList());
            assertThat(pieces.getLast().getDelta().getToolCallsCount())
                    .isEqualTo(output.getMessage().getToolCallsCount());
        }
        assertThat(chunks.getLast().getUsage()).isEqualTo(whole.getUsage());
        assertThat(chunks.getLast().getCitationsList()).isEqualTo(whole.getCitationsList());
    }

    @Test
    void showsWhatItFoundIfAskedTo() throws Exception {
        GetChatCompletionResponse response = stubs.chat()
                .getCompletion(including(
                        ask("What is the access code?", first),
                        IncludeOption.INCLUDE_OPTION_ATTACHMENT_SEARCH_CALL_OUTPUT));

        assertThat(response.getOutputs(1).getMessage().getContent())
                .isEqualTo("[{\"file_id\":\"" + first + "\",\"name\":\"first.txt\",\"content\":\"" + CODE + "\"}]");
    }

    @Test
    void isNotThereWithoutFiles() throws Exception {
        GetChatCompletionResponse response = stubs.chat().getCompletion(ask("What is the access code?"));

        assertThat(response.getOutputsCount()).isEqualTo(1);
        assertThat(response.getUsage().getServerSideToolsUsedList()).isEmpty();
    }

    @Test
    void isThereInAnotherFakeOnlyIfOfferedOrScripted() throws Exception {
        try (FakeXai plain = FakeXai.start();
                StubClient toPlain = StubClients.of(plain)) {
            GetCompletionsRequest request =
                    ask("What is the code?", toPlain.upload("a.txt", CODE).getId());
            GetCompletionsRequest offering = request.toBuilder()
                    .addTools(Tool.newBuilder().setAttachmentSearch(AttachmentSearch.getDefaultInstance()))
                    .build();

            assertThat(toPlain.chat().getCompletion(request).getOutputsCount()).isEqualTo(1);
            assertThat(toPlain.chat().getCompletion(offering).getOutputsCount()).isEqualTo(3);
            plain.chat().whenAnything().reply("Yes.").searchingAttachments();
            GetChatCompletionResponse scripted = toPlain.chat().getCompletion(request);
            assertThat(scripted.getOutputsCount()).isEqualTo(3);
            assertThat(scripted.getOutputs(2).getMessage().getContent()).isEqualTo("Yes.");
        }
    }

    @Test
    void canBeReplayedAndGoneOnFrom() throws Exception {
        GetCompletionsRequest request = ask("What is the access code?", first);
        GetChatCompletionResponse response = stubs.chat()
                .getCompletion(request.toBuilder().setStoreMessages(true).build());
        GetCompletionsRequest.Builder replayed = request.toBuilder();
        for (CompletionOutput output : response.getOutputsList()) {
            Message.Builder message = replayed.addMessagesBuilder()
                    .setRole(output.getMessage().getRole())
                    .addContent(StubClient.text(output.getMessage().getContent()));
            if (output.getMessage().getRole() == MessageRole.ROLE_TOOL) {
                message.setToolCallId(output.getMessage().getToolCalls(0).getId());
            } else {
                message.addAllToolCalls(output.getMessage().getToolCallsList());
            }
        }
        replayed.addAllMessages(ask("Repeat the code.").getMessagesList());

        GetChatCompletionResponse again = stubs.chat().getCompletion(replayed.build());
        GetChatCompletionResponse goneOn = stubs.chat()
                .getCompletion(ask("Repeat the code.").toBuilder()
                        .setPreviousResponseId(response.getId())
                        .build());

        assertThat(again.getOutputs(2).getMessage().getContent()).isEqualTo(CODE);
        assertThat(goneOn.getOutputs(2).getMessage().getContent()).isEqualTo(CODE);
        assertThat(goneOn.getUsage()).isEqualTo(again.getUsage());
        assertThat(again.getUsage().getCachedPromptTextTokens())
                .isEqualTo((("What is the access code?" + CODE).length() + 3) / 4);
    }

    @Test
    void citesEachPassageInPlaceIfAskedTo() throws Exception {
        GetCompletionsRequest request = including(
                ask("What about the access code?", first, second), IncludeOption.INCLUDE_OPTION_INLINE_CITATIONS);

        CompletionMessage answer =
                stubs.chat().getCompletion(request).getOutputs(2).getMessage();

        assertThat(answer.getContent())
                .isEqualTo("first.txt: " + CODE + "[[1]](collections://files/" + first + ")\nsecond.txt: " + BADGE
                        + "[[2]](collections://files/" + second + ")");
        assertThat(answer.getCitationsList()).extracting(InlineCitation::getId).containsExactly("1", "2");
        assertThat(answer.getCitationsList())
                .extracting(citation -> answer.getContent().substring(citation.getStartIndex(), citation.getEndIndex()))
                .containsExactly(
                        "[[1]](collections://files/" + first + ")", "[[2]](collections://files/" + second + ")");
        assertThat(answer.getCitationsList())
                .extracting(citation -> citation.getCollectionsCitation().getFileId())
                .containsExactly(first, second);
        assertThat(answer.getCitationsList())
                .extracting(citation -> citation.getCollectionsCitation().getChunkContent())
                .containsExactly(CODE, BADGE);
    }

    @Test
    void citesOnlyWhatItSaysAndWhatHasAnId() throws Exception {
        GetCompletionsRequest cut = including(
                        ask("What about the access code?", first, second),
                        IncludeOption.INCLUDE_OPTION_INLINE_CITATIONS)
                .toBuilder()
                .setMaxTokens(30)
                .build();
        GetCompletionsRequest.Builder inline =
                including(ask("What is the access code?"), IncludeOption.INCLUDE_OPTION_INLINE_CITATIONS).toBuilder();
        inline.getMessagesBuilder(0)
                .addContent(Content.newBuilder()
                        .setFile(FileContent.newBuilder().setFilename("a.txt").setData(ByteString.copyFromUtf8(CODE))));

        assertThat(stubs.chat().getCompletion(cut).getOutputs(2).getMessage().getCitationsList())
                .extracting(InlineCitation::getId)
                .containsExactly("1");
        GetChatCompletionResponse uncited = stubs.chat().getCompletion(inline.build());
        assertThat(uncited.getOutputs(2).getMessage().getContent()).isEqualTo(CODE);
        assertThat(uncited.getOutputs(2).getMessage().getCitationsList()).isEmpty();
        assertThat(uncited.getCitationsList()).isEmpty();
    }

    @Test
    void comesOnceForSeveralChoices() throws Exception {
        GetChatCompletionResponse response = stubs.chat()
                .getCompletion(ask("What is the access code?", first).toBuilder()
                        .setN(2)
                        .build());

        assertThat(response.getOutputsList())
                .extracting(output -> output.getMessage().getContent())
                .containsExactly("", "", CODE, CODE + " (Answer 2.)");
    }

    @Test
    void tellsReasoningAndEncryptedContentIfAskedTo() throws Exception {
        GetCompletionsRequest request = ask("What is the access code?", first).toBuilder()
                .setReasoningEffort(ReasoningEffort.EFFORT_LOW)
                .setUseEncryptedContent(true)
                .build();
        GetCompletionsRequest none = request.toBuilder()
                .setReasoningEffort(ReasoningEffort.EFFORT_NONE)
                .setUseEncryptedContent(false)
                .build();

        GetChatCompletionResponse response = stubs.chat().getCompletion(request);
        GetChatCompletionResponse without = stubs.chat().getCompletion(none);

        CompletionMessage answer = response.getOutputs(2).getMessage();
        assertThat(answer.getReasoningContent()).contains("What is the access code?");
        assertThat(answer.getEncryptedContent()).isNotEmpty();
        assertThat(response.getUsage().getReasoningTokens())
                .isEqualTo((answer.getReasoningContent().length() + 3) / 4);
        assertThat(without.getOutputs(2).getMessage().getReasoningContent()).isEmpty();
        assertThat(without.getOutputs(2).getMessage().getEncryptedContent()).isEmpty();
        assertThat(without.getUsage().getReasoningTokens()).isZero();
    }

    @Test
    void onlyTheAnswerHasAFinishReasonByDefault() throws Exception {
        GetCompletionsRequest request = ask("What is the access code?", first);

        assertThat(reasons(stubs, request))
                .containsExactly(FinishReason.REASON_INVALID, FinishReason.REASON_INVALID, FinishReason.REASON_STOP);
        assertThat(reasons(stubs, request.toBuilder().setN(2).build()))
                .containsExactly(
                        FinishReason.REASON_INVALID,
                        FinishReason.REASON_INVALID,
                        FinishReason.REASON_STOP,
                        FinishReason.REASON_STOP);
    }

    @Test
    void everyOutputHasAFinishReasonOnRequest() throws Exception {
        FakeXai every = FakeXai.builder()
                .attachmentSearchOutputs()
                .finishReasonOnEveryOutput()
                .start();
        try (every;
                StubClient toEvery = StubClients.of(every)) {
            String id = toEvery.upload("a.txt", CODE).getId();

            assertThat(reasons(toEvery, ask("What is the access code?", id)))
                    .containsExactly(
                            FinishReason.REASON_TOOL_CALLS, FinishReason.REASON_TOOL_CALLS, FinishReason.REASON_STOP);
        }
    }

    @Test
    void anAnswerThatGoesOnFromSeveralChoicesSeesTheSearchAndTheFirstChoice() throws Exception {
        GetChatCompletionResponse two = stubs.chat()
                .getCompletion(ask("What is the access code?", first).toBuilder()
                        .setN(2)
                        .setStoreMessages(true)
                        .build());

        GetChatCompletionResponse goneOn = stubs.chat()
                .getCompletion(ask("Repeat the code.").toBuilder()
                        .setPreviousResponseId(two.getId())
                        .build());

        assertThat(goneOn.getUsage().getCachedPromptTextTokens())
                .isEqualTo((("What is the access code?" + CODE).length() + 3) / 4);
    }

    /** Whole and streamed; both must say the same. */
    private static List<FinishReason> reasons(StubClient stubs, GetCompletionsRequest request) throws Exception {
        List<FinishReason> whole = stubs.chat().getCompletion(request).getOutputsList().stream()
                .map(CompletionOutput::getFinishReason)
                .toList();
        FinishReason[] streamed = new FinishReason[whole.size()];
        for (GetChatCompletionChunk chunk : stubs.stream(request)) {
            chunk.getOutputsList().forEach(output -> streamed[output.getIndex()] = output.getFinishReason());
        }
        assertThat(streamed).containsExactlyElementsOf(whole);
        return whole;
    }

    private static GetCompletionsRequest including(GetCompletionsRequest request, IncludeOption... options) {
        return request.toBuilder().addAllInclude(List.of(options)).build();
    }
}
