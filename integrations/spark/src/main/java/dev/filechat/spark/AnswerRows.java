// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.FailureKind;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The rows of a partition's answers. */
final class AnswerRows implements Iterator<Row> {
    private final Iterator<? extends BulkAnswer<?>> answers;
    private final Queue<Row> withoutKey;
    private final PartitionJournal journal;
    private final JobCounts counts;
    private final TaskContext task = TaskContext.get();

    AnswerRows(BulkAnswers<?> answers, Queue<Row> withoutKey, PartitionJournal journal, JobCounts counts) {
        this.answers = answers.iterator();
        this.withoutKey = withoutKey;
        this.journal = journal;
        this.counts = counts;
    }

    /** Ends the task if its job was cancelled: by default, Spark does not interrupt the threads of tasks. */
    @Override
    public boolean hasNext() {
        if (task.isInterrupted()) {
            throw new TaskKilledException("the job was cancelled");
        }
        return answers.hasNext() || !withoutKey.isEmpty();
    }

    @Override
    public Row next() {
        if (answers.hasNext()) {
            BulkAnswer<?> answer = answers.next();
            if (answer instanceof BulkAnswer.Failed<?> failed && failed.kind() == FailureKind.JOURNAL) {
                throw failed.cause(); // the task is of no use without its journal: Spark starts it again
            }
            boolean before = answer instanceof BulkAnswer.Answered<?> answered
                    && answered.fromJournal()
                    && !journal.isOfThisRun(answer.input().key());
            counts.count(answer, before);
            return row(answer.input().key(), AnswerColumns.values(answer, before));
        }
        Row row = withoutKey.poll();
        if (row == null) {
            throw new NoSuchElementException();
        }
        return row(
                row.isNullAt(0) ? null : row.getString(0),
                AnswerColumns.failure(FailureKind.UNREADABLE, "The row has no path or file id", 0));
    }

    private static Row row(@Nullable String key, @Nullable Object[] values) {
        @Nullable Object[] all = new Object[values.length + 1];
        all[0] = key;
        System.arraycopy(values, 0, all, 1, values.length);
        return RowFactory.create(all);
    }
}
