// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.JournalEntry;
import dev.filechat.bulk.ask.JournalState;
import dev.filechat.bulk.ask.RecordedAnswer;

/** The journal of a job that remembers nothing. */
final class NoJournal implements AnswerJournal {
    @Override
    public void open() {}

    @Override
    public JournalState find(JournalEntry entry) {
        return JournalState.unknown();
    }

    @Override
    public void begin(JournalEntry entry) {}

    @Override
    public void answer(JournalEntry entry, RecordedAnswer answer) {}

    @Override
    public void release(JournalEntry entry) {}

    @Override
    public void close() {}
}
