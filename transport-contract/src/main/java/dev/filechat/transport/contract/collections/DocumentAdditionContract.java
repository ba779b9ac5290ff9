// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.collections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.FieldDefinition;
import dev.filechat.collections.NewCollection;
import dev.filechat.collections.NewDocument;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchProgress;
import dev.filechat.files.BatchResult;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Each document comes into its collection once, whatever breaks, and what is refused leaves no file. */
public interface DocumentAdditionContract extends OverTransport {
    private static FileSource source(int i) {
        return FileSource.of("doc-" + i + ".txt", ("The code of project " + i + " is " + i * 31 + ".").getBytes(UTF_8));
    }

    /** The lost answer was that of an addition which the service had carried out: the client finds it. */
    @Test
    default void aLostAnswerAddsNoDocumentTwice() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            xai.faults().on("AddDocumentToCollection").nth(2).failWhenDone(Code.INTERNAL, "lost");

            List<String> ids = manuals.addAll(
                            List.of(NewDocument.of(source(1)), NewDocument.of(source(2)), NewDocument.of(source(3))),
                            BatchOptions.builder().maxConcurrent(1).build())
                    .orThrow();

            assertThat(manuals.documents().stream().map(DocumentInfo::fileId)).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(xai.calls("AddDocumentToCollection")).isEqualTo(3);
            assertThat(xai.calls("UploadFile")).isEqualTo(3);
        }
    }

    /** A gateway fails the call before the service has it: the client finds nothing, and adds the file again. */
    @Test
    default void anAdditionThatWasLostOnItsWayIsMadeAgain() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            xai.faults().on("AddDocumentToCollection").once().refuse(Code.INTERNAL, "gateway");

            String fileId = manuals.add(NewDocument.of(source(1)));

            assertThat(manuals.documents().stream().map(DocumentInfo::fileId)).containsExactly(fileId);
            assertThat(xai.calls("AddDocumentToCollection")).isEqualTo(2);
        }
    }

    /** Without an end of the failures the caller hears of them; the file stays, as it may be a document. */
    @Test
    default void anAdditionOfUnknownOutcomeKeepsItsFile() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            xai.faults().on("AddDocumentToCollection").refuse(Code.INTERNAL, "gateway");

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> manuals.add(NewDocument.of(source(1))))
                    .withMessageContaining(xai.files().all().getFirst().id());
            assertThat(xai.files().all()).hasSize(1);
        }
    }

    /** An addition that is refused after a lost one is looked for, too: what was lost may be there by now. */
    @Test
    default void aRefusalAfterLostAdditionsIsLookedInto() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            xai.faults().on("AddDocumentToCollection").nth(1).refuse(Code.INTERNAL, "gateway");
            xai.faults().on("AddDocumentToCollection").nth(2).refuse(Code.INTERNAL, "gateway");
            xai.faults().on("AddDocumentToCollection").nth(3).failWhenDone(Code.INTERNAL, "lost");
            xai.faults().on("AddDocumentToCollection").nth(4).refuse(Code.ALREADY_EXISTS, "It is there.");
            xai.faults().on("GetDocumentMetadata").nth(3).refuse(Code.NOT_FOUND, "not yet");

            String fileId = manuals.add(NewDocument.of(source(1)));

            assertThat(manuals.documents().stream().map(DocumentInfo::fileId)).containsExactly(fileId);
            assertThat(xai.files().all().stream().map(FakeFile::id)).containsExactly(fileId);
        }
    }

    /** What may be a document keeps its file, also where the client cannot look. */
    @Test
    default void aRefusalThatCannotBeLookedIntoKeepsTheFile() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            xai.faults().on("AddDocumentToCollection").nth(1).failWhenDone(Code.INTERNAL, "lost");
            xai.faults().on("AddDocumentToCollection").nth(2).refuse(Code.ALREADY_EXISTS, "It is there.");
            xai.faults().on("GetDocumentMetadata").nth(1).refuse(Code.NOT_FOUND, "not yet");
            xai.faults().on("GetDocumentMetadata").nth(2).refuse(Code.PERMISSION_DENIED, "not you");

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> manuals.add(NewDocument.of(source(1))))
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .singleElement()
                            .extracting(Throwable::getMessage)
                            .asString()
                            .contains("not you"));
            assertThat(manuals.documents().stream().map(DocumentInfo::fileId))
                    .containsExactly(xai.files().all().getFirst().id());
        }
    }

    /** A document that the service refuses leaves no file behind; one that was there before stays. */
    @Test
    default void aRefusedDocumentLeavesNoFile() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections()
                    .create(NewCollection.builder("manuals")
                            .fields(List.of(FieldDefinition.builder("author")
                                    .required(true)
                                    .build()))
                            .build());
            String stored = client.files().upload(source(0)).id();

            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> manuals.add(NewDocument.of(source(1))))
                    .withMessageContaining("author");
            assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> manuals.add(NewDocument.ofFile(stored)));
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.collections()
                            .collection("unknown")
                            .add(NewDocument.of(source(2)).withFields(Map.of("author", "Ada"))));

            assertThat(xai.files().all().stream().map(FakeFile::id)).containsExactly(stored);
            assertThat(manuals.documents()).isEmpty();
        }
    }

    /** Many are added side by side, each with its bytes; one that fails does not end the others. */
    @Test
    default void manyDocumentsAreAddedSideBySide() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            List<NewDocument> documents = new ArrayList<>();
            Map<String, String> hashes = new HashMap<>();
            for (int i = 0; i < 40; i++) {
                documents.add(NewDocument.of(source(i)));
                hashes.put("doc-" + i + ".txt", client.files().hash(source(i)).sha256());
            }
            documents.add(7, NewDocument.ofFile("file-unknown"));
            List<BatchProgress> progress = new CopyOnWriteArrayList<>();

            BatchResult<NewDocument, String> result = manuals.addAll(
                    documents, BatchOptions.builder().onProgress(progress::add).build());

            assertThat(result.values()).hasSize(40);
            assertThat(result.failed()).singleElement().satisfies(failed -> {
                assertThat(failed.input()).isSameAs(documents.get(7));
                assertThat(failed.cause()).isInstanceOf(NotFoundException.class);
            });
            assertThat(manuals.documents().stream().map(DocumentInfo::fileId))
                    .containsExactlyInAnyOrderElementsOf(result.values());
            assertThat(xai.files().all())
                    .hasSize(40)
                    .allSatisfy(file -> assertThat(file.sha256()).isEqualTo(hashes.get(file.name())));
            BatchProgress last = progress.getLast();
            assertThat(last.uploaded()).isEqualTo(40);
            assertThat(last.failed()).isEqualTo(1);
        }
    }
}
