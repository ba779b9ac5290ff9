// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.AddDirectoryOptions;
import dev.filechat.bulk.Bulk;
import dev.filechat.bulk.UploadStore;
import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.AskSummary;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInputs;
import dev.filechat.bulk.ask.Question;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.FieldDefinition;
import dev.filechat.collections.NewCollection;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeFile;
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

/** The code of docs/bulk.md. */
class BulkPageTest {
    private static final byte[] MANUAL = "Turn it off and on again.".getBytes(UTF_8);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client =
            xai.configure(FileChatClient.builder()).transport("grpc-netty").build();

    @TempDir
    private Path directory;

    private Path manual;

    @BeforeEach
    void writeTheManual() throws IOException {
        manual = Files.write(directory.resolve("manual.pdf"), MANUAL);
    }

    @Test
    void contentThatIsUploadedOnce() {
        // snippet: once
        Bulk bulk = Bulk.builder(client)
                .uploadStore(UploadStore.inFile(directory.resolve("uploads")))
                .build();
        StoredFile file = bulk.uploadOnce(FileSource.of(manual));
        StoredFile same = bulk.uploadOnce(FileSource.of(manual)); // uploads nothing
        // end
        assertThat(same.id()).isEqualTo(file.id());
        assertThat(xai.files().all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.content()).hasBinaryContent(MANUAL));
    }

    @Test
    void filesThatAreUploadedOnceEach() {
        List<FileSource> sources = List.of(FileSource.of(manual));
        // snippet: all
        Bulk bulk = Bulk.of(client);
        BatchResult<FileSource, StoredFile> result =
                client.files().uploadAll(sources, BatchOptions.defaults(), bulk::uploadOnce);
        List<StoredFile> files = result.orThrow();
        // end
        assertThat(files)
                .extracting(StoredFile::id)
                .containsExactly(bulk.uploadOnce(FileSource.of(manual)).id());
        assertThat(xai.files().all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.content()).hasBinaryContent(MANUAL));
    }

    @Test
    void aDirectoryInTwoRuns() {
        Path journal = directory.resolve("scans.journal");
        for (int run = 0; run < 2; run++) {
            // snippet: directory
            Bulk bulk = Bulk.of(client);
            List<StoredFile> files =
                    bulk.uploadDirectory(directory, "**.pdf", journal).orThrow();
            // end
            assertThat(files).extracting(StoredFile::name).containsExactly("manual.pdf");
        }
        assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("manual.pdf");
        assertThat(xai.files().all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.content()).hasBinaryContent(MANUAL));
    }

    @Test
    void aDirectoryInACollectionInTwoRuns() {
        xai.collections().indexingTime(Duration.ZERO);
        DocumentCollection manuals = client.collections()
                .create(NewCollection.builder("manuals")
                        .fields(List.of(FieldDefinition.builder("path").build()))
                        .build());
        Path journal = directory.resolve("manuals.journal");
        for (int run = 0; run < 2; run++) {
            // snippet: add
            AddDirectoryOptions options = AddDirectoryOptions.builder()
                    .fields(file -> Map.of("path", directory.relativize(file).toString()))
                    .awaitIndexed(Duration.ofHours(1))
                    .build();
            BatchResult<FileSource, StoredFile> documents =
                    Bulk.of(client).addDirectory(manuals, directory, "**.pdf", journal, options);
            for (var failed : documents.failed()) {
                System.err.println(failed.input().name() + ": " + failed.cause().getMessage());
            }
            // end
            assertThat(documents.values()).extracting(StoredFile::name).containsExactly("manual.pdf");
            assertThat(documents.failed()).isEmpty();
        }
        assertThat(manuals.documents())
                .singleElement()
                .satisfies(document -> assertThat(document.fields()).isEqualTo(Map.of("path", "manual.pdf")));
        assertThat(xai.files().all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.content()).hasBinaryContent(MANUAL));
    }

    @Test
    void aQuestionAboutAllFilesInTwoRuns() {
        xai.chat().whenAnything().reply("12 USD").costInUsdTicks(10_000_000);
        Path journal = directory.resolve("answers.journal");
        for (int run = 0; run < 2; run++) {
            List<String> prices = new ArrayList<>();
            // snippet: ask
            Question<String> question = Question.of("grok-4.5", "What does it cost?");
            AskOptions options = AskOptions.builder()
                    .journal(AnswerJournal.inFile(journal))
                    .maxConcurrent(32)
                    .build();
            AskSummary summary;
            try (BulkAnswers<String> answers =
                    Bulk.of(client).ask(BulkInputs.directory(directory, "**.pdf"), question, options)) {
                for (BulkAnswer<String> answer : answers) {
                    switch (answer) {
                        case BulkAnswer.Answered<String> a ->
                            prices.add(a.input().key() + ": " + a.value());
                        case BulkAnswer.Failed<String> f ->
                            System.err.println(f.input().key() + ": " + f.message());
                    }
                }
                summary = answers.summary();
            }
            // end
            assertThat(prices).containsExactly("manual.pdf: 12 USD");
            assertThat(summary.fromJournal()).isEqualTo(run);
        }
        assertThat(xai.calls("GetCompletion")).isEqualTo(1);
        assertThat(xai.files().all()).isEmpty();
    }
}
