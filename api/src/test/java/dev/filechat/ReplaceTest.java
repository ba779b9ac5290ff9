// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FakeTransport.Step;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.FilesService;
import dev.filechat.files.ReplaceIncompleteException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.TransportException.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests whether a file exists, and its replacement. */
class ReplaceTest {
    private static final FileSource SOURCE = FileSource.of("b.txt", new byte[3]);

    private final List<String> done = new ArrayList<>();
    private final FakeTransport transport = new FakeTransport();
    private final FilesService files = transport.client().files();

    @Test
    void aFileExistsOrNotAndOtherFailuresAreTold() {
        transport.onGet(
                (id, call) -> StoredFile.builder(id, "a.txt", 1).build(),
                Step.failing(Failures.refused(StatusCode.NOT_FOUND)),
                Step.failing(Failures.refused(StatusCode.PERMISSION_DENIED)));

        assertThat(files.exists("file-0")).isTrue();
        assertThat(files.exists("file-0")).isFalse();
        assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(() -> files.exists("file-0"));
    }

    @Test
    void theOldFileIsDeletedAfterTheNewOneIsStored() {
        oldFileIsThere();
        transport
                .onUpload((request, chunks, call) -> {
                    done.add("uploaded " + request.name());
                    return new Received().run(request, chunks, call);
                })
                .onDelete((id, call) -> done.add("deleted " + id));

        StoredFile stored = files.replace("file-0", SOURCE);

        assertThat(stored.id()).isEqualTo("file-1");
        assertThat(done).containsExactly("uploaded b.txt", "deleted file-0");
    }

    @Test
    void withoutAnOldFileNothingIsUploaded() {
        transport.onGet(Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> files.replace("file-0", SOURCE));
        assertThat(transport.attempts).hasValue(1);
    }

    @Test
    void whenTheUploadFailsTheOldFileStays() {
        oldFileIsThere();
        transport.onUpload((request, chunks, call) -> {
            throw Failures.refused(StatusCode.PERMISSION_DENIED);
        });

        assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(() -> files.replace("file-0", SOURCE));
    }

    @Test
    void whenTheOldFileCannotBeDeletedTheNewOneIsTold() {
        oldFileIsThere();
        transport.onUpload(new Received()).onDelete(Step.failing(Failures.broken(Delivery.AMBIGUOUS)));

        assertThatExceptionOfType(ReplaceIncompleteException.class)
                .isThrownBy(() -> files.replace("file-0", SOURCE))
                .withMessageContainingAll("Replacing file file-0", "stored as file-1", "could not be deleted")
                .withCauseInstanceOf(UnavailableException.class)
                .satisfies(e -> assertThat(e.newFile().id()).isEqualTo("file-1"))
                .satisfies(e -> assertThat(e.oldFileId()).isEqualTo("file-0"))
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(4))
                .satisfies(e -> assertThat(e.retryable()).isFalse());
    }

    @Test
    void whenTheClientIsClosedBetweenTheTwoTheNewFileIsTold() {
        FileChatClient closing = transport.client();
        oldFileIsThere();
        transport.onUpload((request, chunks, call) -> {
            StoredFile stored = new Received().run(request, chunks, call);
            closing.close();
            return stored;
        });

        assertThatExceptionOfType(ReplaceIncompleteException.class)
                .isThrownBy(() -> closing.files().replace("file-0", SOURCE))
                .satisfies(e -> assertThat(e.newFile().id()).isEqualTo("file-1"));
    }

    @Test
    void anOldFileThatSomebodyDeletedMeanwhileIsGoneAsItShouldBe() {
        oldFileIsThere();
        transport.onUpload(new Received()).onDelete(Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThat(files.replace("file-0", SOURCE).id()).isEqualTo("file-1");
    }

    private void oldFileIsThere() {
        transport.onGet((id, call) -> StoredFile.builder(id, "a.txt", 1).build());
    }
}
