// SPDX-License-Identifier: Apache-2.0
package com.example.contracts;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThatCall;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThatThrownBy;
import static dev.filechat.testkit.chat.TextMatcher.containing;

import dev.filechat.FileChatClient;
import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.testkit.junit.FakeXaiExtension;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reviewer against a fake of the service: no key, no network, no mocks. */
class ContractReviewerTest {

    @RegisterExtension
    static final FakeXaiExtension xai = FakeXaiExtension.builder()
            .checkNoFilesLeft() // whatever a test does, its contract is deleted
            .checkNoOpenCalls()
            .checkNoUnmatchedChatRequests()
            .build();

    private final FileSource contract = FileSource.text("contract.txt", "The tenant pays whatever the landlord asks.");
    private ContractReviewer reviewer;

    @BeforeEach
    void setUp(FileChatClient client) {
        reviewer = new ContractReviewer(client);
    }

    @Test
    void findsTheRisksAndPutsTheWorstFirst() {
        xai.chat().whenUserSays(containing("risks")).withFile("contract.txt").reply("""
                2: The notice period is long.
                5: The rent has no upper limit.
                """);

        assertThat(reviewer.review(contract))
                .containsExactly(
                        new Risk(5, "The rent has no upper limit."), new Risk(2, "The notice period is long."));
    }

    @Test
    void sendsTheWholeContractAndSaysHowToAnswer() {
        xai.chat().whenAnything().reply("1: None to speak of.");

        reviewer.review(contract);

        assertThat(xai).receivedUpload("contract.txt").uploadedContent("The tenant pays whatever the landlord asks.");
        assertThat(xai)
                .lastChatRequest()
                .hasModel("grok-4.5")
                .mentionsFile("contract.txt")
                .saysAsSystem(containing("SEVERITY: RISK"));
    }

    @Test
    void deletesTheContractWhenTheServiceRefuses() {
        xai.chat().whenAnything().fail(Code.PERMISSION_DENIED, "This model is not yours.");

        assertThatCall(() -> reviewer.review(contract))
                .failsWith(PermissionDeniedException.class)
                .hasStatus(StatusCode.PERMISSION_DENIED)
                .isNotRetryable()
                .afterAttempts(1);

        assertThat(xai).hasNoFiles().receivedCalls("DeleteFile", 1);
    }

    @Test
    void saysWhichAnswerItCannotRead() {
        xai.chat().whenAnything().reply("I would rather not say.");

        assertThatThrownBy(() -> reviewer.review(contract))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("rather not");
    }

    @Test
    void comesBackWhenTheServiceIsBusy() {
        xai.chat().whenAnything().reply("1: None to speak of.");
        Fault busy = xai.faults()
                .onUploads()
                .times(2)
                .refuse(Refusal.of(Code.UNAVAILABLE, "Busy.").withRetryInfo(Duration.ofMillis(10)));

        assertThat(reviewer.review(contract)).containsExactly(new Risk(1, "None to speak of."));

        assertThat(busy.strikes()).isEqualTo(2);
        assertThat(xai).receivedCalls("UploadFile", 3);
    }

    @Test
    void asksOnceAndLeavesNothingWhenTheAnswerBreaksOff() {
        xai.faults().onChats().loseAnswer();

        assertThatCall(() -> reviewer.review(contract))
                .failsWith(UnknownOutcomeException.class)
                .afterAttempts(1);

        assertThat(xai).receivedChatRequests(1).hasNoFiles();
    }

    @Test
    void asksNothingAboutAContractThatWasStoredShort() {
        xai.faults().onUploads().wrongSize(7);

        assertThatCall(() -> reviewer.review(contract)).failsWith(IntegrityException.class);

        assertThat(xai).receivedNoChatRequests().hasNoFiles();
    }

    @Test
    void reviewsContractAfterContract() {
        xai.chat().whenAnything().reply("1: A first.").then().reply("2: A second.");

        assertThat(List.of(reviewer.review(contract), reviewer.review(contract)))
                .containsExactly(List.of(new Risk(1, "A first.")), List.of(new Risk(2, "A second.")));
        assertThat(xai).receivedChatRequests(2);
    }
}
