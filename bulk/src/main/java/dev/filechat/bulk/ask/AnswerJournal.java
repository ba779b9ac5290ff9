// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Remembers which questions were asked and what was answered, so that a job that was stopped or killed continues where
 * it stopped. Thread-safe. A job opens it when it begins and closes it when it is closed; it can be opened again
 * afterwards.
 *
 * <p>What a method has recorded outlives the process from the moment at which the method returns. An
 * {@link IOException} stops the job, and so does a runtime exception of {@link #answer} or {@link #release}: an answer
 * that cannot be recorded is given all the same.
 */
public interface AnswerJournal {
    /**
     * {@return a journal in a file of the default file system} Lines are added to it, each with a checksum: one that a
     * crash tore is passed over. Lines of several threads are forced to the disk together. It needs about 50 bytes of
     * memory for each entry. Only its owner can read the file, where files have permissions; it must not be a symbolic
     * link. One job at a time may use it: it is locked by a file beside it with the ending {@code .lock}, which stays.
     *
     * <p>It must not be one of the files that are asked about: keep it out of their directory, or out of the pattern.
     * It holds keys and answers, and no content of files. It does not notice that a file is gone: an answer is kept
     * until the journal is deleted.
     *
     * @param file the file, which need not exist; its directory must
     */
    static AnswerJournal inFile(Path file) {
        return new FileAnswerJournal(file);
    }

    /**
     * Prepares the journal for one job.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalStateException if another job uses it
     */
    void open() throws IOException;

    /** {@return what is known about an entry} */
    JournalState find(JournalEntry entry) throws IOException;

    /** Records that the question is about to be asked. If nothing follows, it may have been answered and billed. */
    void begin(JournalEntry entry) throws IOException;

    /** Records the answer to the question that was begun. */
    void answer(JournalEntry entry, RecordedAnswer answer) throws IOException;

    /**
     * Takes back one {@link #begin}: the question was certainly not billed, or was billed in an answer that is not kept
     * and that the job has reported.
     */
    void release(JournalEntry entry) throws IOException;

    /** Ends the use by a job. What is recorded stays. */
    void close() throws IOException;
}
