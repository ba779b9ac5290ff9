// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.BulkInputs;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a job asks about: its kinds of inputs, and how far it reads them ahead. */
@Timeout(60)
class AskInputsTest extends AskFixture {
    private static final AskOptions DEFAULTS = AskOptions.defaults();

    @Test
    void aReaderThatStopsStopsTheReadingOfInputs() throws Exception {
        write(1);
        AtomicInteger read = new AtomicInteger();
        Iterable<BulkInput> endless = () -> Stream.generate(() -> {
                    read.incrementAndGet();
                    return BulkInput.of(directory.resolve("0.txt"));
                })
                .iterator();
        try (BulkAnswers<String> answers = bulk.ask(
                endless, QUESTION, AskOptions.builder().maxConcurrent(4).build())) {
            Iterator<BulkAnswer<String>> iterator = answers.iterator();
            for (int i = 1; i <= 50; i++) {
                iterator.next();
                assertThat(read.get()).isLessThanOrEqualTo(i + 8);
            }
        }
        assertThat(service.xai.mostConcurrentCalls("UploadFile")).isLessThanOrEqualTo(4);
    }

    @Test
    void storedFilesAreAskedAboutAndStay() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(client.files()
                    .upload(FileSource.text(i + ".txt", "Number " + i))
                    .id());
        }

        Run<String> run = run(
                BulkInputs.stored(
                        client.files().listAll(ListFilesRequest.builder().build())),
                QUESTION,
                withJournal().build());
        Run<String> again = run(
                BulkInputs.stored(
                        client.files().listAll(ListFilesRequest.builder().build())),
                QUESTION,
                withJournal().build());

        assertThat(run.answered()).extracting(BulkAnswer.Answered::fileId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(again.summary().fromJournal()).isEqualTo(5);
        assertThat(client.files().listAll(ListFilesRequest.builder().build()))
                .extracting(StoredFile::id)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(questionsAnswered()).isEqualTo(5);
        client.files().deleteAll(ids).orThrow();
    }

    @Test
    void twoInputsWithTheSameKeyAndVersionAreOneForTheJournal() throws Exception {
        write(1);
        BulkInput same = BulkInput.of(directory.resolve("0.txt"));
        BulkInput other = BulkInput.of(FileSource.text("other", "x")).withKey(same.key());
        List<BulkInput> inputs = List.of(same, same, other, same);

        Run<String> run = run(inputs, QUESTION, withJournal().build());

        assertThat(run.summary().answered()).isEqualTo(4);
        assertThat(run.summary().fromJournal()).isEqualTo(2);
        assertThat(questionsAnswered()).isEqualTo(2);
        run(inputs, QUESTION, DEFAULTS);
        assertThat(questionsAnswered()).isEqualTo(6);
    }

    @Test
    void noInputsAreNoResults() {
        assertThat(run(List.of(), QUESTION, DEFAULTS).answers()).isEmpty();
        assertThat(service.xai.requests()).isEmpty();
    }

    @Test
    void whatTheInputsThrowComesAfterTheResultsOfWhatWasRead() throws Exception {
        write(1);
        IllegalStateException broken = new IllegalStateException("broken");
        Iterable<BulkInput> inputs = () -> IntStream.range(0, 8)
                .mapToObj(i -> {
                    if (i == 5) {
                        throw broken;
                    }
                    return BulkInput.of(directory.resolve("0.txt"));
                })
                .iterator();
        List<BulkAnswer<String>> read = new ArrayList<>();
        try (BulkAnswers<String> answers = bulk.ask(inputs, QUESTION)) {
            assertThatThrownBy(() -> answers.forEach(read::add)).isSameAs(broken);
            assertThat(answers.summary().answered()).isEqualTo(5);
        }
        assertThat(read).hasSize(5);
    }

    @Test
    void aDirectoryThatIsNotThereIsThrownByTheIterator() {
        try (BulkAnswers<String> answers = bulk.ask(BulkInputs.directory(directory.resolve("x"), "*"), QUESTION)) {
            Iterator<BulkAnswer<String>> iterator = answers.iterator();
            assertThatThrownBy(iterator::next).hasMessageContaining("There is no directory");
        }
    }

    @Test
    void aDirectoryIsWalkedWithoutLinks() throws Exception {
        write(2);
        Files.createDirectories(directory.resolve("sub/deep"));
        Files.writeString(directory.resolve("sub/deep/a.txt"), "a");
        Files.writeString(directory.resolve("sub/b.bin"), "b");
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(directory.resolve("link.txt"), secret);
        Files.createSymbolicLink(directory.resolve("linked"), elsewhere);

        assertThat(BulkInputs.directory(directory, "**.txt"))
                .extracting(BulkInput::key)
                .containsExactlyInAnyOrder("0.txt", "1.txt", "sub/deep/a.txt");
        assertThat(BulkInputs.directory(directory, "*"))
                .extracting(BulkInput::key)
                .containsExactlyInAnyOrder("0.txt", "1.txt");
    }

    @Test
    void aSourceThatIsReadOnceIsKnownByItsContent() throws Exception {
        for (int i = 0; i < 2; i++) {
            BulkInput once = BulkInput.of(FileSource.of("s", new ByteArrayInputStream(new byte[] {1, 2, 3})));
            run(List.of(once), QUESTION, withJournal().build());
        }
        run(
                List.of(BulkInput.of(FileSource.of("s", new byte[] {1, 2, 3}))),
                QUESTION,
                withJournal().build());
        run(
                List.of(BulkInput.of(FileSource.of("s", new byte[] {1, 2, 4}))),
                QUESTION,
                withJournal().build());

        assertThat(questionsAnswered()).isEqualTo(2);
        assertThat(service.uploads()).hasSize(3);
    }

    @Test
    void bytesUnderWayAreBounded() throws Exception {
        List<BulkInput> inputs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            inputs.add(BulkInput.of(FileSource.of("f" + i, new byte[i == 6 ? 1000 : 100])));
        }
        CountDownLatch two = new CountDownLatch(2); // the first answer waits for the second question
        service.xai.chat().whenAnything().replyWith(request -> {
            two.countDown();
            try {
                two.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "yes";
        });

        Run<String> run =
                run(inputs, QUESTION, AskOptions.builder().maxBytesInFlight(250).build());

        assertThat(run.answered()).hasSize(12);
        assertThat(service.xai.mostConcurrentCalls("GetCompletion")).isEqualTo(2);
    }
}
