// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FakeTransport.Step;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.FilesService;
import dev.filechat.files.TextUnavailableException;
import dev.filechat.files.downloads.ContentTooLargeException;
import dev.filechat.spi.TransportException.Delivery;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the text that the service extracts from a file, whose length is not known before it is read. */
class ContentAsTextTest {
    private final FakeTransport transport = new FakeTransport();
    private final FilesService files = transport.client().files();

    @Test
    void aTextComesWholeAlsoAfterABreakAndNeedsNoLookup() {
        byte[] text = "Größe 📄 ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        transport.onText(
                (id, call) -> FakeContent.breaking(text, 5000, Failures.broken(Delivery.AMBIGUOUS)),
                (id, call) -> FakeContent.of(text));

        assertThat(files.contentAsText("file-1")).isEqualTo("Größe 📄 ".repeat(1000));
        assertThat(transport.attempts).hasValue(2);
    }

    @Test
    void aTextOverTheLimitIsNotReadToItsEnd() {
        int[] reads = {0};
        FakeContent text = FakeContent.of(TestBytes.of(5000)).onRead(() -> reads[0]++);
        transport.onText((id, call) -> text);

        assertThatExceptionOfType(ContentTooLargeException.class)
                .isThrownBy(() -> files.contentAsText("file-1", 1500))
                .withMessageContainingAll("a text of more than that", "the limit is 1500 bytes");
        assertThat(reads[0]).isEqualTo(2);
        assertThat(text.closes).hasPositiveValue();
    }

    @Test
    void aTextOfExactlyTheLimitIsTaken() {
        transport.onText((id, call) -> FakeContent.of(new byte[] {'a', 'b'}));

        assertThat(files.contentAsText("file-1", 2)).isEqualTo("ab");
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_ARGUMENT", "FAILED_PRECONDITION", "UNIMPLEMENTED"})
    void aFileWithoutATextHasAnErrorOfItsOwn(StatusCode status) {
        transport.onText(Step.failing(Failures.refused(status)));

        assertThatExceptionOfType(TextUnavailableException.class)
                .isThrownBy(() -> files.contentAsText("file-1"))
                .withMessageContainingAll("file-1", "the transport's words", "can still be downloaded")
                .satisfies(e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void aFileThatIsNotThereIsNotFoundAsATextToo() {
        transport.onText(Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> files.contentAsText("file-1"));
    }
}
