// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.Bulk;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.bulk.ask.Question;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** The SQL function: asks about one file, on the thread of the task. */
final class AskFunction implements UDF2<String, String, Row> {
    private static final long serialVersionUID = 1;

    /** What it returns. */
    static final StructType TYPE = AnswerColumns.of(DataTypes.StringType);

    private static final String EXCLUDED_RULES = "spark.sql.optimizer.excludedRules";
    private static final String LOCAL_RULE = "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation";

    private final String model;
    private final String folder;
    private final String costs;
    private final boolean stored;
    private final ClientSettings client;
    private final PartitionTask.Settings settings;
    private final JobGate.Rate rate;
    private final CostShare.@Nullable Limit costLimit;
    private final SerializableConfiguration configuration;

    /** Of one task: Spark sends each one its own copy. */
    private transient @Nullable JobGate gate;

    /**
     * Makes the function.
     *
     * @param folder the folder of its answers
     * @param costs the folder in which the executors share the cost limit
     */
    AskFunction(
            String model,
            String folder,
            String costs,
            SparkAskOptions options,
            JobGate.Rate rate,
            SerializableConfiguration configuration) {
        this.model = model;
        this.folder = folder;
        this.costs = costs;
        this.rate = rate;
        this.configuration = configuration;
        stored = options.stored();
        client = options.client();
        settings = options.task();
        costLimit = options.costLimit();
    }

    /** Keeps the optimizer from calling functions for literal rows, on the driver, even if a plan is only shown. */
    static void keepInTasks(SparkSession session) {
        String excluded = session.conf().get(EXCLUDED_RULES, "");
        if (!excluded.contains(LOCAL_RULE)) {
            session.conf().set(EXCLUDED_RULES, excluded.isBlank() ? LOCAL_RULE : excluded + "," + LOCAL_RULE);
        }
    }

    @Override
    public Row call(@Nullable String key, @Nullable String question) throws IOException {
        if (TaskContext.get() == null) {
            throw new IllegalStateException("Spark's optimizer would ask on the driver; nothing was asked. Leave "
                    + LOCAL_RULE + " in " + EXCLUDED_RULES);
        }
        if (key == null || key.isBlank()) {
            return failure("The row has no path or file id");
        }
        if (question == null || question.isBlank()) {
            return failure("The row has no question");
        }
        Configuration hadoop = configuration.value();
        FileSystem files = RunFolder.fileSystem(new Path(folder), hadoop);
        try (ExecutorClients.Use use = ExecutorClients.use(client);
                BulkAnswers<String> answers = Bulk.of(use.client())
                        .ask(
                                List.of(new FileRows(stored, hadoop).input(RowFactory.create(key))),
                                Question.of(model, question),
                                settings.options(new EntryJournal(files, new Path(folder)), gate(files)))) {
            BulkAnswer<String> answer = answers.iterator().next();
            if (answer instanceof BulkAnswer.Failed<String> failed && failed.kind() == FailureKind.JOURNAL) {
                throw failed.cause();
            }
            boolean before = answer instanceof BulkAnswer.Answered<String> answered && answered.fromJournal();
            return RowFactory.create(AnswerColumns.values(answer, before));
        }
    }

    private JobGate gate(FileSystem files) {
        JobGate current = gate;
        if (current == null) {
            current = new JobGate(rate, costLimit == null ? null : CostShare.of(files, new Path(costs), costLimit));
            gate = current;
        }
        return current;
    }

    private static Row failure(String message) {
        return RowFactory.create(AnswerColumns.failure(FailureKind.UNREADABLE, message, 0));
    }

    @Override
    public String toString() {
        return "FileChat[" + model + "]";
    }
}
