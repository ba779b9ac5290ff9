// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.bulk.ask.AskGate.Bill;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.bulk.ask.JournalEntry;
import dev.filechat.bulk.ask.RecordedAnswer;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.internal.text.ServerText;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The question about one input: asks it, and keeps the journal and the accounts. One use. */
final class AskedQuestion<T> {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private final AskContext<T> context;
    private final BulkInput input;
    private int before;
    private boolean sent;
    private boolean unknown;

    AskedQuestion(AskContext<T> context, BulkInput input) {
        this.context = context;
        this.input = input;
    }

    /** Notes how often the question was asked before without an answer. */
    void askedBefore(int times) {
        before = times;
    }

    /** {@return the number of questions, of all runs, that may be billed and have no answer} */
    int lostAnswers() {
        return before + (unknown ? 1 : 0);
    }

    /** {@return whether the question was handed to the client} */
    boolean sent() {
        return sent;
    }

    BulkAnswer<T> ask(String fileId, JournalEntry entry, String sha256) throws InterruptedException {
        if (before > 0) {
            context.tally().askedAgain();
        }
        ChatResponse response = context.rateWait().patiently(() -> withinBudget(fileId, entry));
        T value;
        try {
            value = context.question().decode(response.content());
        } catch (OutputMismatchException e) {
            OutputMismatchException answered = e.in(response);
            release(entry, answered);
            throw answered;
        }
        RecordedAnswer answer = new RecordedAnswer(
                response.content(),
                response.model(),
                response.id(),
                response.finishReason(),
                response.usage(),
                before + 1,
                fileId,
                sha256);
        try {
            context.journal().answer(entry, answer);
        } catch (IOException | RuntimeException e) { // it is paid for, and must not be lost
            log.warn("An answer is not recorded in the journal; the job stops", e);
            context.stop(new Stop(FailureKind.NOT_ASKED, "the journal cannot be written"));
        }
        return new BulkAnswer.Answered<>(input, value, answer, false);
    }

    private ChatResponse withinBudget(String fileId, JournalEntry entry) throws InterruptedException {
        while (true) {
            context.checkStopped();
            long before = context.costWait().begin();
            boolean asked = true;
            try {
                return once(fileId, entry);
            } catch (CostBudgetException e) {
                asked = false;
                context.costWait().end(false);
                if (AskContext.spent(e.budget()) || !context.costWait().awaitOther(before)) {
                    context.stop(Stop.costLimit());
                    throw e;
                }
            } finally {
                if (asked) {
                    context.costWait().end(true);
                }
            }
        }
    }

    private ChatResponse once(String fileId, JournalEntry entry) throws InterruptedException {
        if (context.options().gate().isPresent()) {
            context.options().gate().get().enter(input);
        }
        Bill bill = Bill.NOT_BILLED;
        Optional<Usage> usage = Optional.empty();
        try {
            begin(entry);
            sent = true;
            unknown = true;
            bill = Bill.UNKNOWN;
            try {
                ChatResponse response = context.chat()
                        .append(Message.user(context.question().text(), Content.file(fileId)))
                        .sample();
                bill = Bill.BILLED;
                usage = response.usage();
                unknown = false;
                context.tally().paid(usage);
                return response;
            } catch (RuntimeException e) {
                bill = Failures.bill(e);
                if (e instanceof NoAnswerException empty) {
                    usage = empty.response().usage();
                    context.tally().paid(usage);
                }
                if (bill != Bill.UNKNOWN) {
                    unknown = false;
                    release(entry, e);
                }
                throw e;
            }
        } finally {
            leave(bill, usage);
        }
    }

    private void leave(Bill bill, Optional<Usage> usage) {
        try {
            context.options().gate().ifPresent(gate -> gate.leave(input, bill, usage));
        } catch (RuntimeException e) {
            log.warn("A gate failed after the question about \"{}\"", ServerText.printable(input.key()), e);
        }
    }

    private void begin(JournalEntry entry) {
        try {
            context.journal().begin(entry);
        } catch (IOException e) {
            throw new JournalFailure(context.journal(), e);
        }
    }

    private void release(JournalEntry entry, RuntimeException failure) {
        try {
            context.journal().release(entry);
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
            context.stop(new Stop(FailureKind.NOT_ASKED, "the journal cannot be written"));
        }
    }
}
