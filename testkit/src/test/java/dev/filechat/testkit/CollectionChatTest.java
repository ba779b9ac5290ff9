// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.CollectionsCitation;
import dev.filechat.proto.CollectionsSearch;
import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.FormatType;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.IncludeOption;
import dev.filechat.proto.KeywordRetrieval;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.ResponseFormat;
import dev.filechat.proto.SearchMatch;
import dev.filechat.proto.ServerSideTool;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolCall;
import dev.filechat.proto.ToolCallStatus;
import dev.filechat.proto.ToolCallType;
import dev.filechat.proto.ToolChoice;
import dev.filechat.proto.ToolMode;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers from what the collections have that a request lets the service search. */
class CollectionChatTest {

    private static final String RESET = "Hold the red button for ten seconds to reset the device.";

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final CollectionStubs stubs = new CollectionStubs(xai);

    private String manuals = "";
    private String file = "";

    @BeforeEach
    void fillACollection() throws Exception {
        xai.collections().indexingTime(Duration.ZERO);
        manuals = stubs.create("manuals").getCollectionId();
        stubs.add(manuals, "battery.txt", "Charge the battery overnight.");
        file = stubs.add(manuals, "manual.txt", "Thank you for buying it. " + RESET + " The lamp turns green.");
    }

    private static GetCompletionsRequest.Builder searching(String question, String... collections) {
        return ask(question).toBuilder()
                .addTools(Tool.newBuilder()
                        .setCollectionsSearch(
                                CollectionsSearch.newBuilder().addAllCollectionIds(List.of(collections))));
    }

    @Test
    void answersWithTheBestPassageAndCitesIt() throws Exception {
        GetChatCompletionResponse response = stubs.api()
                .chat()
                .getCompletion(searching("How do I reset the device?", manuals).build());

        assertThat(response.getOutputsList())
                .extracting(output -> output.getMessage().getRole())
                .containsExactly(MessageRole.ROLE_ASSISTANT, MessageRole.ROLE_TOOL, MessageRole.ROLE_ASSISTANT);
        ToolCall call = response.getOutputs(0).getMessage().getToolCalls(0);
        assertThat(call.getType()).isEqualTo(ToolCallType.TOOL_CALL_TYPE_COLLECTIONS_SEARCH_TOOL);
        assertThat(call.getStatus()).isEqualTo(ToolCallStatus.TOOL_CALL_STATUS_COMPLETED);
        assertThat(call.getFunction().getName()).isEqualTo("collections_search");
        assertThat(call.getFunction().getArguments()).isEqualTo("{\"query\":\"How do I reset the device?\"}");
        CompletionMessage result = response.getOutputs(1).getMessage();
        assertThat(result.getToolCalls(0).getId()).isEqualTo(call.getId());
        assertThat(result.getContent()).isEmpty();
        assertThat(response.getOutputs(2).getMessage().getContent()).isEqualTo(RESET);
        assertThat(response.getCitationsList()).containsExactly("collections://" + manuals + "/files/" + file);
        assertThat(response.getUsage().getNumSourcesUsed()).isOne();
        assertThat(response.getUsage().getServerSideToolsUsedList())
                .containsExactly(ServerSideTool.SERVER_SIDE_TOOL_COLLECTIONS_SEARCH);
    }

    @Test
    void showsInTheTextWhatItCitesAndWhatTheSearchFound() throws Exception {
        GetChatCompletionResponse response = stubs.api()
                .chat()
                .getCompletion(searching("How do I reset the device?", manuals)
                        .addInclude(IncludeOption.INCLUDE_OPTION_INLINE_CITATIONS)
                        .addInclude(IncludeOption.INCLUDE_OPTION_COLLECTIONS_SEARCH_CALL_OUTPUT)
                        .build());

        SearchMatch best = stubs.search(CollectionStubs.query("How do I reset the device?", manuals))
                .getFirst();
        CompletionMessage answer = response.getOutputs(2).getMessage();
        String link = "[[1]](collections://" + manuals + "/files/" + file + ")";
        assertThat(answer.getContent()).isEqualTo(RESET + link);
        assertThat(answer.getCitationsList()).singleElement().satisfies(citation -> {
            assertThat(answer.getContent().substring(citation.getStartIndex(), citation.getEndIndex()))
                    .isEqualTo(link);
            assertThat(citation.getCollectionsCitation())
                    .isEqualTo(CollectionsCitation.newBuilder()
                            .setFileId(file)
                            .setChunkId(best.getChunkId())
                            .setChunkContent(best.getChunkContent())
                            .setScore(best.getScore())
                            .addCollectionIds(manuals)
                            .build());
        });
        assertThat(response.getOutputs(1).getMessage().getContent())
                .contains("\"file_id\":\"" + file + "\"", "\"name\":\"manual.txt\"", "\"name\":\"battery.txt\"");
    }

    @Test
    void streamsTheSame() throws Exception {
        GetCompletionsRequest request =
                searching("How do I reset the device?", manuals).build();

        List<GetChatCompletionChunk> chunks = stubs.api().stream(request);

        assertThat(chunks.stream()
                        .flatMap(chunk -> chunk.getOutputsList().stream())
                        .filter(output -> output.getIndex() == 2)
                        .map(output -> output.getDelta().getContent())
                        .collect(Collectors.joining()))
                .isEqualTo(RESET);
        assertThat(chunks.getLast().getCitationsList()).containsExactly("collections://" + manuals + "/files/" + file);
    }

    @Test
    void searchesAsTheToolSays() throws Exception {
        GetChatCompletionResponse response = stubs.api()
                .chat()
                .getCompletion(ask("What about penguins?").toBuilder()
                        .addTools(Tool.newBuilder()
                                .setCollectionsSearch(CollectionsSearch.newBuilder()
                                        .addCollectionIds(manuals)
                                        .setKeywordRetrieval(KeywordRetrieval.getDefaultInstance())))
                        .build());

        assertThat(response.getOutputs(2).getMessage().getContent()).isEqualTo("I found nothing in the collections.");
        assertThat(response.getCitationsList()).isEmpty();
    }

    @Test
    void searchesNothingIfNoToolIsToBeUsed() throws Exception {
        GetChatCompletionResponse response = stubs.api()
                .chat()
                .getCompletion(searching("How do I reset the device?", manuals)
                        .setToolChoice(ToolChoice.newBuilder().setMode(ToolMode.TOOL_MODE_NONE))
                        .build());

        assertThat(response.getOutputsList())
                .singleElement()
                .satisfies(
                        output -> assertThat(output.getMessage().getContent()).startsWith("I am filechat's fake"));
        assertThat(response.getUsage().getServerSideToolsUsedList()).isEmpty();
    }

    @Test
    void readsAttachedFilesAndCollectionsTogether() throws Exception {
        String attached = stubs.api()
                .upload("note.txt", "We reset the device on Mondays.")
                .getId();

        GetChatCompletionResponse response = stubs.api()
                .chat()
                .getCompletion(ask("When and how to reset the device?", attached).toBuilder()
                        .addTools(searching("", manuals).getTools(0))
                        .build());

        assertThat(response.getOutputs(2).getMessage().getContent())
                .isEqualTo("note.txt: We reset the device on Mondays.\nmanual.txt: " + RESET);
        assertThat(response.getCitationsList()).containsExactly("collections://" + manuals + "/files/" + file);
    }

    @Test
    void readsAPieceOfAnyKindOfDocumentAsText() throws Exception {
        String pages = stubs.create("pages").getCollectionId();
        String page = stubs.api()
                .upload("page.html", "<p>The tide turns at noon, if x &lt;b&gt; y.</p>")
                .getId();
        stubs.addFile(pages, page, Map.of());

        assertThat(stubs.api()
                        .chat()
                        .getCompletion(
                                searching("When does the tide turn?", pages).build())
                        .getOutputs(2)
                        .getMessage()
                        .getContent())
                .isEqualTo("The tide turns at noon, if x <b> y.");
    }

    @Test
    void fillsASchemaFromWhatIsFound() throws Exception {
        String invoices = stubs.create("invoices").getCollectionId();
        stubs.add(invoices, "invoice.txt", "Invoice for herons\nTotal: 17.50 EUR\n");

        GetChatCompletionResponse response = stubs.api()
                .chat()
                .getCompletion(searching("What is the total of the invoice?", invoices)
                        .setResponseFormat(ResponseFormat.newBuilder()
                                .setFormatType(FormatType.FORMAT_TYPE_JSON_SCHEMA)
                                .setSchema("{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"string\"}}}"))
                        .build());

        assertThat(response.getOutputs(2).getMessage().getContent()).isEqualTo("{\"total\":\"17.50 EUR\"}");
    }

    @Test
    void refusesACollectionThatIsNotThereWhateverTheScriptsSay() throws Exception {
        xai.chat().whenAnything().reply("Hello.");

        Status refused = refusal(() -> stubs.api()
                .chat()
                .getCompletion(searching("Hello?", manuals, "collection_none").build()));

        assertThat(refused.getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refused.getDescription()).isEqualTo("Collection 'collection_none' was not found.");
        assertThat(stubs.api()
                        .chat()
                        .getCompletion(searching("Hello?", manuals).build())
                        .getOutputs(0)
                        .getMessage()
                        .getContent())
                .isEqualTo("Hello.");
    }
}
