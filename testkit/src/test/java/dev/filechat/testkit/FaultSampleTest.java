// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.errors.IntegrityException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A user's test with faults, as docs/testing.md shows it. */
class FaultSampleTest {

    @AutoClose
    private final FakeXai xai = FakeXai.builder().inProcess().start();

    @AutoClose
    private final FileChatClient client = xai.client();

    // sample
    @Test
    void comesBackWhenTheServiceIsBusy() {
        Fault busy = xai.faults()
                .onUploads()
                .times(2)
                .refuse(Refusal.of(Code.UNAVAILABLE, "Busy.").withRetryInfo(Duration.ofMillis(10)));

        client.files().upload(FileSource.text("report.txt", "…"));

        assertThat(busy.strikes()).isEqualTo(2);
        assertThat(xai.files().named("report.txt")).hasSize(1);
    }

    @Test
    void noticesThatTheSecondFileWasStoredShort() {
        xai.faults().onUploads().nth(2).wrongSize(3);
        client.files().upload(FileSource.text("first.txt", "12345"));

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> client.files().upload(FileSource.text("second.txt", "12345")));
    }

    @Test
    void keepsWhatCameOfAnAnswerThatBreaks() {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.");
        xai.faults().onChats().breakAfter(2);

        assertThatExceptionOfType(StreamInterruptedException.class)
                .isThrownBy(() -> {
                    try (ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
                        stream.forEach(chunk -> {});
                    }
                })
                .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. Two. "));
    }
    // end

    @Test
    void isWhatThePageShows() throws IOException {
        DocumentedSample.assertShown(FaultSampleTest.class);
    }
}
