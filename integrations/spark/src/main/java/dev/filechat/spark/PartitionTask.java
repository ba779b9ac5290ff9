// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.Bulk;
import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.AskGate;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.Unanswered;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.Queue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** Asks about the files of one partition, on an executor. */
final class PartitionTask implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;

    private final SparkQuestion question;
    private final RunFolder folder;
    private final boolean stored;
    private final ClientSettings client;
    private final Settings settings;
    private final JobGate.Rate rate;
    private final CostShare.@Nullable Limit costLimit;
    private final JobCounts counts;
    private final SerializableConfiguration configuration;

    PartitionTask(
            SparkQuestion question,
            RunFolder folder,
            SparkAskOptions options,
            JobGate.Rate rate,
            JobCounts counts,
            SerializableConfiguration configuration) {
        this.question = question;
        this.folder = folder;
        this.rate = rate;
        this.counts = counts;
        this.configuration = configuration;
        stored = options.stored();
        client = options.client();
        settings = options.task();
        costLimit = options.costLimit();
    }

    /** The rows have the key, and the last column is the number of the partition. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) throws IOException {
        if (!rows.hasNext()) {
            return Collections.emptyIterator();
        }
        Row first = rows.next();
        int partition = first.getInt(first.size() - 1);
        Configuration hadoop = configuration.value();
        FileSystem files = RunFolder.fileSystem(new Path(folder.question()), hadoop);
        CostShare costs = costLimit == null ? null : CostShare.of(files, folder.costs(), costLimit);
        Queue<Row> withoutKey = new ArrayDeque<>();
        PartitionJournal journal =
                new PartitionJournal(files, folder, partition, TaskContext.get().taskAttemptId());
        ExecutorClients.Use use = ExecutorClients.use(client);
        atEnd(context -> use.close());
        Iterator<BulkInput> inputs = new InputRows(first, rows, withoutKey, partition, new FileRows(stored, hadoop));
        BulkAnswers<?> answers = Bulk.of(use.client())
                .ask(() -> inputs, question.question(), settings.options(journal, new JobGate(rate, costs)));
        atEnd(context -> answers.close()); // first, and so before the task is started again
        return new AnswerRows(answers, withoutKey, journal, counts);
    }

    /** Spark calls the one that was added last first, and each of them whatever the others throw. */
    private static void atEnd(TaskCompletionListener listener) {
        TaskContext.get().addTaskCompletionListener(listener);
    }

    @Override
    public String toString() {
        return "FileChat[" + question.model() + "]";
    }

    /** The bounds of one task. */
    record Settings(
            int maxConcurrent,
            long maxBytesInFlight,
            long maxFailures,
            Unanswered unanswered,
            Duration rateLimitPatience)
            implements Serializable {
        AskOptions options(AnswerJournal journal, AskGate gate) {
            return AskOptions.builder()
                    .journal(journal)
                    .gate(gate)
                    .maxConcurrent(maxConcurrent)
                    .maxBytesInFlight(maxBytesInFlight)
                    .maxFailures(maxFailures)
                    .unanswered(unanswered)
                    .rateLimitPatience(rateLimitPatience)
                    .build();
        }
    }
}
