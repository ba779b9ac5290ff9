// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.batches;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static dev.filechat.testkit.chat.TextMatcher.equalTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.batches.Batch;
import dev.filechat.batches.BatchCost;
import dev.filechat.batches.BatchCounts;
import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.EndpointCost;
import dev.filechat.batches.ItemInfo;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.batches.ItemState;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.ShiftedClock;
import io.grpc.Status.Code;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Batches from their creation to their results. */
public interface ChatBatchContract extends OverTransport {
    /** A chat for a batch. */
    static BatchItem item(FileChatClient client, String id) {
        return BatchItem.of(id, client.chat().create("grok-4.5").append(user("What is " + id + "?")));
    }

    /** Each chat has the answer of its own id, or the reason why it has none. */
    @Test
    default void eachChatHasItsAnswerOrItsFailure() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().answerUnmatched();
            xai.chat().whenUserSays(containing("broken")).fail(Code.INVALID_ARGUMENT, "The image is broken");
            xai.chat()
                    .whenUserSays(containing("Total"))
                    .withFile("a.txt")
                    .reply("12.50")
                    .costInUsdTicks(700);
            StoredFile stored = client.files().upload(FileSource.of("a.txt", "Total: 12.50".getBytes(UTF_8)));
            Batch batch = client.batches().create("invoices");

            batch.add("a.txt", client.chat().create("grok-4.5").append(user("Total?", file(stored))));
            int added = batch.addAll(List.of(
                    BatchItem.of("b", client.chat().create("grok-4.5").append(user("This is broken"))),
                    item(client, "c")));
            List<BatchInfo> seen = new ArrayList<>();
            BatchInfo end = batch.await(LONG, seen::add);

            assertThat(added).isEqualTo(2);
            assertThat(seen).hasSize(2);
            assertThat(seen.getFirst().counts()).contains(new BatchCounts(3, 3, 0, 0, 0));
            assertThat(end.counts()).contains(new BatchCounts(3, 0, 2, 1, 0));
            assertThat(end.name()).isEqualTo("invoices");
            Map<String, ItemOutcome> outcomes = new TreeMap<>();
            batch.results().forEach(outcome -> outcomes.put(outcome.id(), outcome));
            assertThat(outcomes).containsOnlyKeys("a.txt", "b", "c");
            assertThat(outcomes.get("a.txt"))
                    .isInstanceOfSatisfying(
                            ItemOutcome.Answered.class,
                            answered ->
                                    assertThat(answered.response().content()).isEqualTo("12.50"));
            assertThat(outcomes.get("b"))
                    .isEqualTo(new ItemOutcome.Failed("b", StatusCode.INVALID_ARGUMENT, "The image is broken"));
            assertThat(batch.result("b")).contains(outcomes.get("b"));
            assertThat(batch.items().stream().map(ItemInfo::state))
                    .containsExactly(ItemState.SUCCEEDED, ItemState.FAILED, ItemState.SUCCEEDED);
            long other = ((ItemOutcome.Answered) batch.result("c").orElseThrow())
                    .response()
                    .usage()
                    .orElseThrow()
                    .costInUsdTicks()
                    .orElseThrow();
            BatchCost cost = end.cost().orElseThrow();
            assertThat(cost.totalInUsdTicks()).isEqualTo(700 + other);
            assertThat(cost.endpoints()).containsExactly(new EndpointCost("/v1/chat/completions", 700 + other, 2));
        }
    }

    /** The id is all that another process needs. */
    @Test
    default void aBatchIsPickedUpByItsIdInAnotherClient() {
        try (FakeXai xai = fake().keys("first-key", "second-key").start();
                FileChatClient first = client(xai);
                FileChatClient second = client(xai);
                FileChatClient stranger = configured(xai).apiKey("second-key").build()) {
            String id = first.batches().create("night").id();
            first.batches().batch(id).add(item(first, "a"));

            assertThat(second.batches().batch(id).await(LONG).ended()).isTrue();

            assertThat(second.batches().batch(id).results()).hasSize(1);
            assertThat(second.batches().list()).extracting(BatchInfo::id).containsExactly(id);
            assertThat(stranger.batches().list()).isEmpty();
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> stranger.batches().batch(id).info());
        }
    }

    /** The schema goes with the chat, and the answer is decoded. */
    @Test
    default void anAnswerIsParsedByTheFormatOfItsItem() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            OutputFormat<Integer> number = new OutputFormat<>() {
                @Override
                public String jsonSchema() {
                    return "{\"type\":\"integer\"}";
                }

                @Override
                public Integer decode(String text) {
                    return Integer.valueOf(text);
                }
            };
            xai.chat().whenUserSays(equalTo("One?")).reply("1");
            xai.chat().whenUserSays(equalTo("Two?")).reply("two");
            Batch batch = client.batches().create("numbers");
            for (String question : List.of("One?", "Two?")) {
                batch.add(
                        BatchItem.of(question, client.chat().create("grok-4.5").append(user(question)), number));
            }
            batch.await(LONG);

            ItemOutcome.Answered one =
                    (ItemOutcome.Answered) batch.result("One?").orElseThrow();
            ItemOutcome.Answered two =
                    (ItemOutcome.Answered) batch.result("Two?").orElseThrow();

            assertThat(one.parse(number).value()).isEqualTo(1);
            assertThatExceptionOfType(OutputMismatchException.class)
                    .isThrownBy(() -> two.parse(number))
                    .satisfies(e -> assertThat(e.response()).contains(two.response()));
            assertThat(xai.chat().requests().getFirst().settings().responseSchema())
                    .contains(number.jsonSchema());
        }
    }

    /** Many pages of results, of chats and of batches are lists that have no pages. */
    @Test
    default void listsGoOnBeyondAPage() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyWith(request -> request.lastUserText());
            Batch batch = client.batches().create("many");
            List<BatchItem> items = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                items.add(item(client, "chat-" + i));
            }
            batch.addAll(items);
            for (int i = 0; i < 101; i++) {
                client.batches().create("more");
            }
            batch.await(LONG);

            assertThat(batch.results().stream().map(ItemOutcome::id))
                    .containsExactlyElementsOf(items.stream().map(BatchItem::id).toList());
            assertThat(batch.results())
                    .allSatisfy(outcome -> assertThat(
                                    ((ItemOutcome.Answered) outcome).response().content())
                            .isEqualTo("What is " + outcome.id() + "?"));
            assertThat(batch.items()).hasSize(250);
            assertThat(client.batches().list()).hasSize(102);
            int calls = xai.calls("ListBatchResults");
            assertThat(batch.results().stream().findFirst()).isPresent();
            assertThat(xai.calls("ListBatchResults")).isEqualTo(calls + 1);
        }
    }

    /** Chats without an outcome get none. */
    @Test
    default void aCancelledBatchEndsAndKeepsItsOutcomes() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Batch batch = client.batches().create("stopped");
            batch.add(item(client, "answered"));
            batch.await(LONG);
            batch.add(item(client, "waiting"));

            BatchInfo cancelled = batch.cancel();

            assertThat(cancelled.counts()).contains(new BatchCounts(2, 0, 1, 0, 1));
            assertThat(cancelled.cancelledAt()).isPresent();
            assertThat(batch.cancel())
                    .usingRecursiveComparison()
                    .ignoringFields("cost")
                    .isEqualTo(cancelled);
            assertThat(batch.await(LONG).ended()).isTrue();
            assertThat(batch.results()).extracting(ItemOutcome::id).containsExactly("answered");
            assertThat(batch.result("waiting")).isEmpty();
        }
    }

    /** After its time a batch is not found. */
    @Test
    default void anExpiredBatchIsNotFound() {
        ShiftedClock clock = new ShiftedClock();
        try (FakeXai xai = fake().clock(clock).start();
                FileChatClient client = client(xai)) {
            xai.batches()
                    .keptFor(Duration.ofHours(2))
                    .runningTime(Duration.ofHours(1))
                    .pendingPolls(0);
            Batch batch = client.batches().create("short");
            batch.add(item(client, "a"));
            BatchInfo running = batch.info();

            clock.shift(Duration.ofHours(1));
            BatchInfo ended = batch.info();
            clock.shift(Duration.ofHours(2));

            assertThat(running.ended()).isFalse();
            assertThat(Duration.between(
                            running.createdAt().orElseThrow(),
                            running.expiresAt().orElseThrow()))
                    .isEqualTo(Duration.ofHours(2));
            assertThat(ended.ended()).isTrue();
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> batch.results().iterator().hasNext())
                    .withMessageContaining(batch.id());
        }
    }

    /** A file of requests makes a batch that takes no others. */
    @Test
    default void aBatchOfAFileRunsItsRequests() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyWith(request -> request.lastUserText());
            String line =
                    "{\"batch_request_id\": \"%s\", \"completion_request\": {\"model\": \"grok-4.5\", \"messages\":"
                            + " [{\"role\": \"ROLE_USER\", \"content\": [{\"text\": \"Hello %s\"}]}]}}\n";
            StoredFile file = client.files()
                    .upload(FileSource.of(
                            "requests.jsonl",
                            (line.formatted("a", "Ann") + line.formatted("b", "Bob")).getBytes(UTF_8)));

            Batch batch = client.batches().createFromFile("from a file", file.id());

            assertThat(batch.await(LONG).inputFileId()).contains(file.id());
            assertThat(batch.results().stream()
                            .map(outcome ->
                                    ((ItemOutcome.Answered) outcome).response().content()))
                    .containsExactly("Hello Ann", "Hello Bob");
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> batch.add(item(client, "c")))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(StatusCode.FAILED_PRECONDITION));
            assertThat(xai.calls("AddBatchRequests")).isEqualTo(1);
        }
    }

    /** What a batch cost counts once in the client's budget, and an exhausted one takes no more chats. */
    @Test
    default void aBudgetCountsWhatABatchCost() {
        try (FakeXai xai = fake().start()) {
            CostBudget budget = CostBudget.ofUsd(new BigDecimal("0.0000001"));
            xai.chat().whenAnything().reply("Yes.").costInUsdTicks(600);
            try (FileChatClient client = configured(xai).costBudget(budget).build()) {
                Batch batch = client.batches().create("paid");
                batch.addAll(List.of(item(client, "a"), item(client, "b")));

                batch.await(LONG);
                batch.info();

                assertThat(budget.spentInUsd()).isEqualByComparingTo("0.00000012");
                assertThatExceptionOfType(CostBudgetException.class)
                        .isThrownBy(() -> batch.add(item(client, "c")))
                        .withMessageContaining("was not begun");
                assertThat(xai.batches().requestIds(batch.id())).containsExactly("a", "b");
            }
        }
    }
}
