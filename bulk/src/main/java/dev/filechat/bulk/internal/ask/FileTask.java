// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.bulk.ask.AskRefusedException;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.bulk.ask.JournalEntry;
import dev.filechat.bulk.ask.JournalState;
import dev.filechat.bulk.ask.RecordedAnswer;
import dev.filechat.bulk.ask.Unanswered;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.SourceChangedException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.text.ServerText;
import java.io.IOException;
import java.util.Optional;

/** Brings one input to its result: looks it up in the journal, uploads it, asks, and deletes it. One use. */
final class FileTask<T> {
    /** The beginning of a version that is the SHA-256 of the content. */
    private static final String HASH = "sha256:";

    private final AskContext<T> context;
    private final BulkInput input;
    private final AskedQuestion<T> asked;
    private final Interrupts interrupts = new Interrupts();

    /** What is done for an input whose entry of the journal this task has alone. */
    @FunctionalInterface
    private interface Step<T> {
        BulkAnswer<T> run(JournalEntry entry) throws InterruptedException;
    }

    FileTask(AskContext<T> context, BulkInput input) {
        this.context = context;
        this.input = input;
        this.asked = new AskedQuestion<>(context, input);
    }

    /** Cancels the task, once the service has stored the file if it was sent. */
    void cancel() {
        interrupts.interrupt();
    }

    /** Cancels the task at once; a file that is being stored stays until it expires. */
    void cancelNow() {
        interrupts.interruptNow();
    }

    BulkAnswer<T> run() {
        interrupts.begin();
        try {
            return found();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(new CallCancelledException("The question was not asked: the job was closed", e, true, 0));
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private BulkAnswer<T> failed(RuntimeException e) {
        FailureKind kind = Failures.kind(e, asked.sent());
        if (e instanceof IllegalStateException && context.client().closed()) {
            kind = FailureKind.NOT_ASKED;
        }
        stopAfter(e);
        return new BulkAnswer.Failed<>(input, kind, e, asked.lostAnswers());
    }

    /** Stops the job after a failure that all other inputs would have too. */
    private void stopAfter(RuntimeException failure) {
        switch (failure) {
            case AuthenticationException refused -> stop(FailureKind.NOT_ASKED, "the service refused the key");
            case ConfigurationException wrong -> stop(FailureKind.NOT_ASKED, "the client is configured wrongly");
            case JournalFailure journal -> stop(FailureKind.NOT_ASKED, "the journal cannot be used");
            case AskRefusedException refused
            when refused.stop() -> stop(refused.kind(), String.valueOf(refused.getMessage()));
            default -> {}
        }
    }

    private void stop(FailureKind kind, String reason) {
        context.stop(new Stop(kind, reason));
    }

    private BulkAnswer<T> found() throws InterruptedException {
        if (!context.remembers()) {
            return inRoom(() -> uploadAndAsk(context.entry(input.key(), "")));
        }
        Optional<String> version = Versions.of(input);
        if (version.isPresent()) {
            return alone(version.get(), entry -> inRoom(() -> uploadAndAsk(entry)));
        }
        FileSource source = input.source().orElseThrow();
        return inRoom(() -> {
            if (source.repeatable()) {
                String sha256 =
                        patiently(() -> context.client().files().hash(source)).sha256();
                return alone(HASH + sha256, this::uploadAndAsk);
            }
            return uploaded(
                    source,
                    receipt -> alone(
                            HASH + receipt.sha256().orElseThrow(),
                            entry -> asked.ask(
                                    receipt.file().id(), entry, receipt.sha256().orElseThrow())));
        });
    }

    /** Looks in the journal, and runs the step if there is no answer, while no other task has the same entry. */
    private BulkAnswer<T> alone(String version, Step<T> step) throws InterruptedException {
        JournalEntry entry = context.entry(input.key(), version);
        String id = entry.id();
        context.keys().take(id);
        try {
            switch (find(entry)) {
                case JournalState.Answered answered -> {
                    return fromJournal(answered.answer());
                }
                case JournalState.Begun begun -> asked.askedBefore(begun.times());
                case JournalState.Unknown unknown -> {}
            }
            if (asked.lostAnswers() > 0 && context.options().unanswered() == Unanswered.REPORT) {
                return new BulkAnswer.Failed<>(
                        input,
                        FailureKind.UNANSWERED_BEFORE,
                        new UnknownOutcomeException(
                                "A run before asked about \"" + ServerText.printable(input.key())
                                        + "\" and recorded no answer; it may be billed. Set Unanswered.ASK_AGAIN to ask"
                                        + " again",
                                null,
                                asked.lostAnswers()),
                        asked.lostAnswers());
            }
            context.checkStopped();
            return step.run(entry);
        } finally {
            context.keys().giveBack(id);
        }
    }

    private JournalState find(JournalEntry entry) {
        try {
            return context.journal().find(entry);
        } catch (IOException e) {
            throw new JournalFailure(context.journal(), e);
        }
    }

    private BulkAnswer<T> fromJournal(RecordedAnswer recorded) {
        return new BulkAnswer.Answered<>(input, context.question().decode(recorded.text()), recorded, true);
    }

    private BulkAnswer<T> inRoom(Work<BulkAnswer<T>> work) throws InterruptedException {
        context.checkStopped();
        long weight = Weights.of(input);
        context.room().enter(weight);
        try {
            context.checkStopped();
            return work.run();
        } catch (RuntimeException e) {
            stopAfter(e); // before the next one enters
            throw e;
        } finally {
            context.room().leave(weight);
        }
    }

    private BulkAnswer<T> uploadAndAsk(JournalEntry entry) throws InterruptedException {
        if (input.storedId().isPresent()) {
            return asked.ask(input.storedId().get(), entry, "");
        }
        FileSource source = input.source().orElseThrow();
        return uploaded(source, receipt -> {
            String sha256 = receipt.sha256().orElse("");
            if (input.version().isEmpty()
                    && entry.version().startsWith(HASH)
                    && !entry.version().equals(HASH + sha256)) {
                throw new SourceChangedException(
                        "\"" + ServerText.printable(source.name()) + "\" changed after its hash was computed", null, 1);
            }
            return asked.ask(receipt.file().id(), entry, sha256);
        });
    }

    /** What is done with an uploaded file. */
    @FunctionalInterface
    private interface Use<T> {
        BulkAnswer<T> of(UploadReceipt receipt) throws InterruptedException;
    }

    private BulkAnswer<T> uploaded(FileSource source, Use<T> use) throws InterruptedException {
        UploadReceipt receipt = patiently(() -> context.uploads().upload(source, interrupts));
        try {
            return use.of(receipt);
        } finally {
            context.uploads().delete(receipt.file().id());
        }
    }

    private <R> R patiently(Work<R> work) throws InterruptedException {
        return context.rateWait().patiently(work);
    }
}
