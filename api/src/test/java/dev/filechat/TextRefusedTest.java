// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.Mcp;
import dev.filechat.collections.ChunkSize;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.collections.DocumentUpdate;
import dev.filechat.collections.FieldDefinition;
import dev.filechat.collections.ListCollectionsRequest;
import dev.filechat.collections.ListDocumentsRequest;
import dev.filechat.collections.NewCollection;
import dev.filechat.collections.NewDocument;
import dev.filechat.collections.SearchRequest;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.listing.FileFilter;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that texts with half of a surrogate pair are refused, since they would arrive as other texts. */
class TextRefusedTest {
    private static final String HALF = "a\ud83db";

    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();

    @ParameterizedTest
    @MethodSource("entries")
    void halfOfASurrogatePairIsRefusedWhereTheTextIsGiven(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(all().get(entry))
                .withMessageContaining(" has half of a surrogate pair at position 2, which UTF-8 cannot encode")
                .withMessageNotContaining(HALF);
        assertThat(service.transport.attempts).hasValue(0);
    }

    static Stream<String> entries() {
        return new TextRefusedTest().all().keySet().stream();
    }

    private Map<String, ThrowingCallable> all() {
        Map<String, ThrowingCallable> all = new LinkedHashMap<>();
        all.put("a user's text", () -> Message.user(HALF));
        all.put("a system text", () -> Message.system(HALF));
        all.put("a developer's text", () -> Message.developer(HALF));
        all.put("an assistant's text", () -> Message.assistant(HALF));
        all.put("a tool's result", () -> Message.toolResult("id", HALF));
        all.put(
                "an author's name",
                () -> Message.builder(dev.filechat.chat.messages.Role.USER).name(HALF));
        all.put("an inline file's name", () -> FileRef.inline(HALF, "", new byte[1]));
        all.put("an inline file's type", () -> Content.inlineFile("a", HALF, new byte[1]));
        all.put("a url", () -> Content.image(HALF));
        all.put("a function's description", () -> FunctionTool.of("f", HALF, "{}"));
        all.put("a function's schema", () -> FunctionTool.of("f", "", HALF));
        all.put("an answer's schema", () -> ResponseFormat.jsonSchema(HALF));
        all.put("a user id", () -> ChatOptions.builder().endUserId(HALF));
        all.put("a stop", () -> ChatOptions.builder().stop("x", HALF));
        all.put("a header of an MCP server", () -> Mcp.builder("u").extraHeaders(Map.of("x", HALF)));
        all.put("a header's name", () -> Mcp.builder("u").extraHeaders(Map.of(HALF, "x")));
        all.put("a model", () -> client.chat().create(HALF));
        all.put("a question", () -> client.ask("m", HALF, List.of(FileSource.text("a", "b")), ChatOptions.none()));
        all.put("a deferred answer's id", () -> client.chat().deferred(HALF));
        all.put("a stored answer's id", () -> client.chat().stored(HALF));
        all.put("the id of a stored answer to delete", () -> client.chat().deleteStored(HALF));
        all.put("a file's id", () -> client.files().get(HALF));
        all.put("the id of a file to delete", () -> client.files().delete(HALF));
        all.put("the id of a file to read", () -> client.files().contentAsBytes(HALF, 10));
        all.put("a text to upload", () -> FileSource.text("a", HALF));
        all.put("a page token", () -> ListFilesRequest.builder().pageToken(HALF));
        all.put("a filter", () -> ListFilesRequest.builder().filter(HALF));
        all.put("a filter expression", () -> FileFilter.of(HALF));
        ofCollections(all);
        return all;
    }

    private void ofCollections(Map<String, ThrowingCallable> all) {
        all.put("a collection's name", () -> NewCollection.builder(HALF));
        all.put("a collection's description", () -> NewCollection.builder("a").description(HALF));
        all.put("a collection's model", () -> NewCollection.builder("a").embeddingModel(HALF));
        all.put("an encoding", () -> ChunkSize.tokens(2, 1, HALF));
        all.put("a field's key", () -> FieldDefinition.builder(HALF));
        all.put("a field's description", () -> FieldDefinition.builder("a").description(HALF));
        all.put("a collection's new name", () -> CollectionUpdate.builder().name(HALF));
        all.put(
                "a collection's new description",
                () -> CollectionUpdate.builder().description(HALF));
        all.put("the key of a removed field", () -> CollectionUpdate.builder().removedFields(List.of(HALF)));
        all.put("a document's file", () -> NewDocument.ofFile(HALF));
        all.put("a document's field", () -> NewDocument.ofFile("a").withFields(Map.of("a", HALF)));
        all.put("a document's new name", () -> DocumentUpdate.builder().name(HALF));
        all.put("a document's new type", () -> DocumentUpdate.builder().contentType(HALF));
        all.put("a document's new field", () -> DocumentUpdate.builder().fields(Map.of(HALF, "a")));
        all.put(
                "a filter of collections",
                () -> ListCollectionsRequest.builder().filter(HALF));
        all.put("a filter of documents", () -> ListDocumentsRequest.builder().filter(HALF));
        all.put(
                "the name of listed documents",
                () -> ListDocumentsRequest.builder().name(HALF));
        all.put("a query", () -> SearchRequest.builder(HALF));
        all.put("a search's instructions", () -> SearchRequest.builder("a").instructions(HALF));
        all.put("a searched collection", () -> SearchRequest.builder("a").collectionIds(List.of(HALF)));
    }

    @Test
    void theIdOfOneFileOfSeveralIsRefusedInItsResult() {
        assertThat(client.files()
                        .deleteAll(List.of(HALF), BatchOptions.defaults())
                        .failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.cause()).hasMessageContaining("half of a surrogate pair"));
        assertThat(service.transport.attempts).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ude00", "\ud83d", "\ud83d\ud83d\ude00", "\ude00\ud83d", "\ud83d\ude00\ude00"})
    void everyWayToBeHalfOfAPairIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.user(text))
                .withMessageStartingWith("text has half of a surrogate pair at position "
                        + (text.length() < 3 ? 1 : text.charAt(1) == '\ude00' ? 3 : 1));
    }

    @Test
    void wholePairsAreTaken() {
        assertThat(Message.user("\ud83d\ude00 and \ud83d\ude00\ud83d\ude00").text())
                .isEqualTo("\ud83d\ude00 and \ud83d\ude00\ud83d\ude00");
    }
}
