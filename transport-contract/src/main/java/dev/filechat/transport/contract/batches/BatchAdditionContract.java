// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.batches;

import static dev.filechat.chat.messages.Content.inlineFile;
import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.transport.contract.batches.ChatBatchContract.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.FileChatClient;
import dev.filechat.batches.Batch;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.BatchesService;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.CallFaults;
import dev.filechat.transport.contract.support.OverTransport;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each chat comes into its batch once, whatever breaks, and what cannot be sent is refused first. */
public interface BatchAdditionContract extends OverTransport {
    private static List<BatchItem> items(FileChatClient client, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> item(client, "chat-" + i))
                .toList();
    }

    private static List<String> ids(List<BatchItem> items) {
        return items.stream().map(BatchItem::id).toList();
    }

    private void loseAnswer(CallFaults call) {
        if (overNetwork()) {
            call.loseAnswer();
        } else {
            call.failWhenDone(Code.UNAVAILABLE, "lost");
        }
    }

    /** The lost answer was that of a call which the service had carried out: its chats are not sent again. */
    @Test
    default void aLostAnswerDoublesNoChatOfFiveThousand() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            List<BatchItem> items = items(client, 5_000);
            Batch batch = client.batches().create("many");
            loseAnswer(xai.faults().on("AddBatchRequests").nth(3));

            int added = batch.addAll(items);

            assertThat(added).isEqualTo(5_000);
            assertThat(xai.batches().requestIds(batch.id())).containsExactlyElementsOf(ids(items));
            assertThat(xai.calls("AddBatchRequests")).isEqualTo(5);
        }
    }

    /** If the failure of the listing were thrown, the caller would add the chats again. */
    @Test
    default void aLostAnswerThatCannotBeLookedIntoIsToldAsOne() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Batch batch = client.batches().create("few");
            loseAnswer(xai.faults().on("AddBatchRequests"));
            xai.faults().on("ListBatchRequestMetadata").refuse(Code.PERMISSION_DENIED, "not you");

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> batch.addAll(items(client, 3)))
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .singleElement()
                            .extracting(Throwable::getMessage)
                            .asString()
                            .contains("not you"));
            assertThat(xai.calls("AddBatchRequests")).isEqualTo(1);
        }
    }

    /** A gateway fails the call before the service has it: the client finds nothing, and sends the chats again. */
    @Test
    default void aCallThatWasLostOnItsWayIsMadeAgain() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            List<BatchItem> items = items(client, 3);
            Batch batch = client.batches().create("few");
            xai.faults().on("AddBatchRequests").once().refuse(Code.INTERNAL, "gateway");

            batch.addAll(items);

            assertThat(xai.batches().requestIds(batch.id())).containsExactlyElementsOf(ids(items));
            assertThat(xai.calls("AddBatchRequests")).isEqualTo(2);
            assertThat(xai.calls("ListBatchRequestMetadata")).isEqualTo(1);
        }
    }

    /** Without an end of the failures the caller hears of them, and can go on later. */
    @Test
    default void anAdditionThatFailedIsContinued() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            List<BatchItem> items = items(client, 2_500);
            Batch batch = client.batches().create("many");
            batch.addAll(items.subList(0, 1_000));
            var fault = xai.faults().on("AddBatchRequests").refuse(Code.INTERNAL, "gateway");

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> batch.addMissing(items))
                    .withMessageContaining("Look whether it has before repeating it");
            fault.clear();
            int added = client.batches().batch(batch.id()).addMissing(items);

            assertThat(added).isEqualTo(1_500);
            assertThat(xai.batches().requestIds(batch.id())).containsExactlyElementsOf(ids(items));
            assertThat(batch.addMissing(items)).isZero();
        }
    }

    /** Chats that do not fit into one call go in several. */
    @Test
    default void largeChatsAreSplitBySize() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            byte[] eightMegabytes = new byte[8_000_000];
            List<BatchItem> items = IntStream.range(0, 5)
                    .mapToObj(i -> BatchItem.of(
                            "large-" + i,
                            client.chat()
                                    .create("grok-4.5")
                                    .append(user(
                                            "What is it?",
                                            inlineFile("a.bin", "application/octet-stream", eightMegabytes)))))
                    .toList();
            Batch batch = client.batches().create("large");

            batch.addAll(items);

            assertThat(xai.batches().requestIds(batch.id())).containsExactlyElementsOf(ids(items));
            assertThat(xai.calls("AddBatchRequests")).isEqualTo(3);
        }
    }

    /** What cannot be right is refused here, before a call. */
    @Test
    default void badInputIsRefusedBeforeACall() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            BatchesService batches = client.batches();
            Batch batch = batches.create("empty");
            int calls = xai.requests().size();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batches.create(" "))
                    .withMessage("name is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batches.createFromFile("a", ""))
                    .withMessage("fileId is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batches.batch(""))
                    .withMessage("batchId is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batch.result(""))
                    .withMessage("itemId is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> item(client, " "))
                    .withMessageContaining("id is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batch.add("a", client.chat().create("grok-4.5")))
                    .withMessageContaining("messages is empty");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batch.addAll(List.of(item(client, "a"), item(client, "b"), item(client, "a"))))
                    .withMessageContaining("a twice");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batch.add(
                            "huge",
                            client.chat()
                                    .create("grok-4.5")
                                    .append(user(inlineFile("a.bin", "application/pdf", new byte[20_000_000])))))
                    .withMessageContaining("huge has 20000")
                    .withMessageContaining("Upload files");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batch.await(Duration.ZERO))
                    .withMessageContaining("timeout is PT0S");
            assertThat(batch.addAll(List.of())).isZero();
            assertThat(xai.requests()).hasSize(calls);
        }
    }

    /** What only the service knows is refused by the service, once. */
    @Test
    default void theServiceRefusesWhatItDoesNotTake() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Batch batch = client.batches().create("few");
            batch.add(item(client, "a"));
            int calls = xai.calls("AddBatchRequests");

            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> batch.addAll(List.of(item(client, "b"), item(client, "a"))))
                    .withMessageContaining("'a' is in batch")
                    .satisfies(e -> assertThat(e.status()).isEqualTo(StatusCode.ALREADY_EXISTS));
            assertThat(xai.batches().requestIds(batch.id())).containsExactly("a");
            assertThat(xai.calls("AddBatchRequests")).isEqualTo(calls + 1);
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.batches().batch("batch_none").add(item(client, "a")));
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.batches().createFromFile("of a file", "file_none"));
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> batch.result("b"));
            Batch empty = client.batches().create("empty");
            assertThatIllegalStateException()
                    .isThrownBy(() -> empty.await(LONG))
                    .withMessageContaining("it has no chats");
        }
    }

    /** Reading is repeated when the service is away; creating is not, since it would make two batches. */
    @Test
    default void readingIsRepeatedAndCreatingIsNot() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Batch batch = client.batches().create("a");
            xai.faults().on("GetBatch", "ListBatches").times(2).refuse(Code.UNAVAILABLE, "down");
            loseAnswer(xai.faults().on("CreateBatch").once());

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> client.batches().create("b"))
                    .withMessageContaining("b has an unknown outcome");

            assertThat(xai.calls("CreateBatch")).isEqualTo(2);
            assertThat(batch.info().name()).isEqualTo("a");
            assertThat(client.batches().list()).hasSize(2);
        }
    }
}
