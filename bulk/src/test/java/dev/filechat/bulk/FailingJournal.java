// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.JournalEntry;
import dev.filechat.bulk.ask.JournalState;
import dev.filechat.bulk.ask.RecordedAnswer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A journal whose disk is full when it is to record an answer. */
class FailingJournal implements AnswerJournal {
    private final AnswerJournal journal;
    private final int full;
    private final AtomicInteger answers = new AtomicInteger();

    /** @param full the answer that fails first, counted from 1 */
    FailingJournal(AnswerJournal journal, int full) {
        this.journal = journal;
        this.full = full;
    }

    @Override
    public void open() throws IOException {
        journal.open();
    }

    @Override
    public JournalState find(JournalEntry entry) throws IOException {
        return journal.find(entry);
    }

    @Override
    public void begin(JournalEntry entry) throws IOException {
        journal.begin(entry);
    }

    @Override
    public void answer(JournalEntry entry, RecordedAnswer answer) throws IOException {
        if (answers.incrementAndGet() >= full) {
            throw new IOException("No space left on device");
        }
        journal.answer(entry, answer);
    }

    @Override
    public void release(JournalEntry entry) throws IOException {
        journal.release(entry);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
