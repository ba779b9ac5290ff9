// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FakeTransport.Step;
import dev.filechat.chat.messages.Message;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that text from a server is one harmless line in a message. */
class ServerTextTest {
    private static final String EVIL = "no\n2026-01-01 INFO all is well\r\u001b[2J\0\u2028\u202etxt.exe\u200f";
    private static final String HARMLESS =
            "no\\n2026-01-01 INFO all is well\\r\\u001b[2J\\u0000\\u2028\\u202etxt.exe\\u200f";

    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "CONNECTION", "TLS", "PROTOCOL", "SOURCE"})
    void theTransportsTextIsEscapedInEveryKindOfFailure(Kind kind) {
        assertThat(messageOf(kind, EVIL)).contains(HARMLESS);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "CONNECTION", "TLS", "PROTOCOL"})
    void aPrintedStackTraceIsHarmlessToo(Kind kind) {
        Exception cause = new IllegalStateException("outer", new java.io.IOException(EVIL));
        transport.onGet(
                Step.failing(new TransportException(kind, StatusCode.DATA_LOSS, Delivery.ANSWERED, null, EVIL, cause)));
        java.io.StringWriter printed = new java.io.StringWriter();

        failure(() -> client.files().get("file-1")).printStackTrace(new java.io.PrintWriter(printed, true));

        assertThat(printed.toString())
                .contains("java.io.IOException: " + HARMLESS)
                .doesNotContain("\u001b")
                .doesNotContain("\n2026-01-01");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\t', '\u007f', '\u0085', '\u009b', '\u2028', '\u2029', '\u061c', '\u200e', '\u200f', '\u202a',
                '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'
            })
    void aCharacterThatBreaksALineOrTurnsItIsEscaped(char c) {
        assertThat(messageOf(Kind.REFUSED, "a" + c + "b"))
                .doesNotContain(String.valueOf(c))
                .containsPattern("a\\\\(t|u[0-9a-f]{4})b");
    }

    @Test
    void otherTextStaysAsItIs() {
        String text = "Größe 文件 📄 \\ \"quoted\" 'x' עברית";

        assertThat(messageOf(Kind.REFUSED, text)).contains(text);
    }

    @Test
    void longTextIsCutAndShowsIt() {
        assertThat(messageOf(Kind.REFUSED, "x".repeat(500))).contains("x".repeat(500) + " (");
        assertThat(messageOf(Kind.REFUSED, "x".repeat(501))).contains("x".repeat(500) + "… (");
        assertThat(messageOf(Kind.REFUSED, "\n".repeat(400))).contains("\\n".repeat(250) + "… (");
        assertThat(messageOf(Kind.REFUSED, "x".repeat(10_000_000)).length()).isLessThan(700);
    }

    @Test
    void aPairOfSurrogatesIsNotCutInTwo() {
        assertThat(messageOf(Kind.REFUSED, "x".repeat(499) + "📄📄")).contains("x".repeat(499) + "… (");
    }

    @Test
    void anIdThatCameFromAServerIsEscapedInWhatFailed() {
        transport.onGet(Step.failing(Failures.refused(StatusCode.NOT_FOUND)));
        transport.onDelete(Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThat(failure(() -> client.files().get(EVIL))).hasMessageContaining("Looking up file " + HARMLESS);
        assertThat(failure(() -> client.files().delete(EVIL))).hasMessageContaining("Deleting file " + HARMLESS);
    }

    @Test
    void anIdThatCameFromAServerIsEscapedInWhatIsWrongWithTheData() {
        transport.onUpload((request, chunks, call) ->
                StoredFile.builder(EVIL, request.name(), 7).build());
        transport.onGet((id, call) -> StoredFile.builder(EVIL, "a.bin", 7).build());
        transport.onContent((id, call) -> FakeContent.of(new byte[3]));

        assertThat(failure(() -> client.files().upload(FileSource.of("a.bin", new byte[1]))))
                .hasMessageContaining("bytes as " + HARMLESS);
        assertThat(failure(() -> client.files().content("file-1").readAllBytes()))
                .hasMessageContaining("Downloading file " + HARMLESS);
    }

    @Test
    void namesAndModelsAreEscapedToo() {
        TransportException failure = Failures.broken(Delivery.AMBIGUOUS);
        transport.onComplete(Step.failing(failure));
        transport.onUpload((request, chunks, call) -> {
            throw failure;
        });

        assertThat(failure(() ->
                        client.chat().create("m\nx").append(Message.user("?")).sample()))
                .hasMessageStartingWith("Asking m\\nx has");
        assertThat(failure(() -> client.files().upload(FileSource.of("\u202etxt.exe", new byte[1]))))
                .hasMessageStartingWith("Uploading \"\\u202etxt.exe\" has");
    }

    @Test
    void aStoredFileIsOneLine() {
        assertThat(StoredFile.builder(EVIL, EVIL, 1).build().toString())
                .isEqualTo("StoredFile[id=" + HARMLESS + ", name=" + HARMLESS + ", size=1]");
    }

    private String messageOf(Kind kind, String text) {
        transport
                .forgetSteps()
                .onGet(Step.failing(
                        new TransportException(kind, StatusCode.DATA_LOSS, Delivery.ANSWERED, null, text, null)));
        return String.valueOf(failure(() -> client.files().get("file-1")).getMessage());
    }

    private static FileChatException failure(ThrowingCallable call) {
        FileChatException e = catchThrowableOfType(FileChatException.class, call);
        assertThat(e).isNotNull();
        return e;
    }
}
