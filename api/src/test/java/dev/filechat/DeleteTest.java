// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.DeletedFile;
import dev.filechat.spi.TransportException.Delivery;
import org.junit.jupiter.api.Test;

class DeleteTest {
    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();

    @Test
    void aFileThatIsThere() {
        transport.onDelete((id, call) -> id.equals("file-1"));

        assertThat(client.files().delete("file-1")).isEqualTo(new DeletedFile("file-1", false));
    }

    @Test
    void aFileThatWasNeverThereIsNotFound() {
        transport.onDelete(Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.files().delete("file-1"))
                .withMessageContaining("Deleting file file-1 was refused")
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
    }

    @Test
    void notFoundAfterAnAttemptWithoutAnAnswerIsSuccess() {
        transport.onDelete(
                Step.failing(Failures.broken(Delivery.AMBIGUOUS)),
                Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThat(client.files().delete("file-1")).isEqualTo(new DeletedFile("file-1", true));
    }

    @Test
    void notFoundAfterAttemptsThatNeverLeftIsNotFound() {
        transport.onDelete(
                Step.failing(Failures.broken(Delivery.UNSENT)),
                Step.failing(Failures.rateLimited(null)),
                Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.files().delete("file-1"))
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(3));
    }

    @Test
    void anAttemptWithoutAnAnswerIsRememberedOverOthersThatNeverLeft() {
        transport.onDelete(
                Step.failing(Failures.broken(Delivery.AMBIGUOUS)),
                Step.failing(Failures.broken(Delivery.UNSENT)),
                Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThat(client.files().delete("file-1").alreadyAbsent()).isTrue();
    }

    @Test
    void aBlankIdIsRefusedBeforeTheCall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.files().delete(" "))
                .withMessageStartingWith("fileId is blank");
        assertThat(transport.attempts).hasValue(0);
    }
}
