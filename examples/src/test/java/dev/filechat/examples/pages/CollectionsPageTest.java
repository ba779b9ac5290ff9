// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.chat.tools.Reranker;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.collections.ChunkSize;
import dev.filechat.collections.Chunking;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.FieldDefinition;
import dev.filechat.collections.ListDocumentsRequest;
import dev.filechat.collections.NewCollection;
import dev.filechat.collections.NewDocument;
import dev.filechat.collections.SearchMatch;
import dev.filechat.collections.SearchRequest;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/collections.md. */
class CollectionsPageTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client =
            xai.configure(FileChatClient.builder()).transport("grpc-netty").build();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeManuals() throws IOException {
        Files.writeString(folder.resolve("heron.txt"), "The Heron is reset by its red button.");
        Files.writeString(folder.resolve("osprey.txt"), "The Osprey has a guarantee of five years.");
    }

    @Test
    void fromAFolderToPassages() {
        List<String> found = new ArrayList<>();
        // snippet: begin
        DocumentCollection manuals = client.collections().create("manuals");
        List<NewDocument> documents =
                FileSource.folder(folder).stream().map(NewDocument::of).toList();
        List<String> ids = manuals.addAll(documents).orThrow();
        for (DocumentInfo document : manuals.awaitAllIndexed(ids, Duration.ofMinutes(10))) {
            document.error().ifPresent(error -> System.err.println(document.name() + ": " + error));
        }

        for (SearchMatch match : manuals.search("How is the Heron reset?")) {
            found.add(match.score() + " " + match.content());
        }
        // end
        assertThat(found.getFirst()).endsWith("The Heron is reset by its red button.");
        assertThat(found).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(xai.files().all()).hasSize(2);
    }

    @Test
    void fieldsAndChunks() {
        Path manual = folder.resolve("heron.txt");
        // snippet: fields
        DocumentCollection manuals = client.collections()
                .create(NewCollection.builder("manuals")
                        .description("Manuals of machines")
                        .fields(List.of(
                                FieldDefinition.builder("machine")
                                        .required(true)
                                        .inChunks(true)
                                        .build(),
                                FieldDefinition.builder("number").unique(true).build()))
                        .chunking(Chunking.builder()
                                .size(ChunkSize.tokens(512, 64, "cl100k_base"))
                                .build())
                        .build());
        String fileId = manuals.add(NewDocument.of(manual).withFields(Map.of("machine", "Heron", "number", "17")));
        // end
        assertThat(manuals.document(fileId).fields()).containsEntry("number", "17");
        assertThat(manuals.awaitIndexed(fileId, Duration.ofMinutes(1)).name()).isEqualTo("heron.txt");
        // snippet: list
        for (DocumentInfo document : manuals.documents(
                ListDocumentsRequest.builder().filter("size_bytes > 10").build())) {
            System.out.println(document.name() + " " + document.fields());
        }
        // end
        // snippet: later
        DocumentCollection sameManuals = client.collections().collection(manuals.id());
        // end
        assertThat(sameManuals.info().documentCount()).isEqualTo(1);
    }

    @Test
    void manyAtOnce() {
        DocumentCollection manuals = client.collections().create("manuals");
        List<NewDocument> documents =
                FileSource.folder(folder).stream().map(NewDocument::of).toList();
        // snippet: many
        BatchResult<NewDocument, String> result = manuals.addAll(
                documents,
                BatchOptions.builder()
                        .maxConcurrent(16)
                        .onProgress(progress -> System.out.println(progress.uploaded() + " of " + progress.files()))
                        .build());
        result.failed()
                .forEach(failed -> System.err.println(
                        failed.input() + ": " + failed.cause().getMessage()));
        // end
        assertThat(result.values()).hasSize(2);
    }

    @Test
    void waysOfSearching() {
        DocumentCollection manuals = client.collections().create("manuals");
        List<String> ids = manuals.addAll(
                        FileSource.folder(folder).stream().map(NewDocument::of).toList())
                .orThrow();
        List<DocumentInfo> unused = manuals.awaitAllIndexed(ids, Duration.ofMinutes(1));
        // snippet: search
        List<SearchMatch> matches = manuals.search(SearchRequest.builder("guarantee")
                .retrieval(Retrieval.hybrid().withReranker(Reranker.rankFusion(0.7f, 0.3f)))
                .limit(5)
                .build());
        // end
        assertThat(matches.getFirst().content()).contains("five years");
    }

    @Test
    void anAnswerCitesTheCollection() {
        DocumentCollection manuals = client.collections().create("manuals");
        List<String> ids = manuals.addAll(
                        FileSource.folder(folder).stream().map(NewDocument::of).toList())
                .orThrow();
        List<DocumentInfo> unused = manuals.awaitAllIndexed(ids, Duration.ofMinutes(1));
        List<String> sources = new ArrayList<>();
        // snippet: chat
        ChatOptions options = ChatOptions.builder()
                .tools(CollectionsSearch.of(manuals.id()))
                .include(IncludeOption.INLINE_CITATIONS)
                .build();
        ChatResponse answer = client.chat()
                .create("grok-4.5", options)
                .append(user("Which guarantee has the Osprey?"))
                .sample();
        for (InlineCitation citation : answer.inlineCitations()) {
            if (citation.source() instanceof CitationSource.Collections passage) {
                sources.add("[" + citation.id() + "] "
                        + manuals.document(passage.fileId()).name());
            }
        }
        // end
        assertThat(answer.content()).contains("five years");
        assertThat(sources).containsExactly("[1] osprey.txt");
    }
}
