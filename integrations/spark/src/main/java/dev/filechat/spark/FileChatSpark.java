// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.encoders.RowEncoder;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Asks one question about each file of a Dataset, on the executors of Spark. Every file gets one answer or one reason,
 * a job that was stopped continues, and what was answered is not asked again.
 *
 * <p>{@snippet :
 * Dataset<Row> files = spark.read().format("binaryFile").load("hdfs://name/invoices");
 * SparkQuestion question = SparkQuestion.of("grok-4.5", "What does it cost?", Invoice.class);
 * Dataset<Row> answers = FileChatSpark.ask(
 *         files, question, SparkAskOptions.builder("hdfs://name/checkpoints/invoices").build());
 * answers.select("path", "answer.total", "error.kind").show();
 * }
 */
public final class FileChatSpark {
    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private FileChatSpark() {}

    /**
     * Asks about each file, waits until each has an answer or a reason, and returns the rows.
     *
     * <p>The files are streamed from their file system, uploaded, asked about and deleted again. Files with the same
     * path are one. Answers are written to the checkpoint as they come: a task that is retried, and a job that is run
     * again with the same checkpoint, take them from there, as long as the file's size and time of change, the question
     * and the account are the same. Files that have no answer are asked about again by the next run.
     *
     * <p>The returned rows are in Parquet files below the checkpoint, and reading them asks nothing. They have the
     * column of the path or id, and
     *
     * <ul>
     *   <li>{@code answer}: a string, or a struct; null if there is none
     *   <li>{@code model}: the model that answered
     *   <li>{@code usage}: a struct of token counts
     *   <li>{@code cost}: in US dollars, exact to the tick; null if the service did not report it
     *   <li>{@code attempts}: the number of times that the question was asked about the file, in all runs
     *   <li>{@code lost_answers}: the number of those whose answer, if there was one, is lost; each may be billed
     *   <li>{@code from_checkpoint}: whether a run before got the answer, so that it cost nothing now
     *   <li>{@code file_id}: the id that the file has, or had, on the service
     *   <li>{@code error}: a struct of {@code kind}, a name of {@link dev.filechat.bulk.ask.FailureKind}, and
     *       {@code message}; null if there is an answer
     * </ul>
     *
     * <p>An answer that does not fit the record, or is empty, is billed: with such an {@code error}, the row has its
     * {@code model}, {@code usage} and {@code cost}, and the next run asks again.
     *
     * <p>Two applications must not run the same question with the same checkpoint at the same time: both would ask.
     *
     * @param files rows with a column of paths, such as those of {@code binaryFile}, whose content is not read into
     *     rows; or with a column of the ids of files that are on the service
     * @param question the question
     * @param options the checkpoint and the settings
     * @return a row for each file
     * @throws IllegalArgumentException if the Dataset lacks the column, or is a stream
     * @throws IllegalStateException if {@code spark.speculation} is true
     * @throws dev.filechat.errors.ConfigurationException if no client can be made, for example without a transport
     * @throws UncheckedIOException if the checkpoint cannot be used
     */
    public static Dataset<Row> ask(Dataset<Row> files, SparkQuestion question, SparkAskOptions options) {
        requireNonNull(files, "files");
        requireNonNull(question, "question");
        requireNonNull(options, "options");
        JobPlan.check(files, options);
        SparkSession session = files.sparkSession();
        SparkContext spark = session.sparkContext();
        Configuration hadoop = session.sessionState().newHadoopConf();
        String checkpoint = checkpoint(options.checkpoint(), hadoop);
        int tasks = JobPlan.tasksAtOnce(spark, options);
        int partitions = JobPlan.partitions(files, options, tasks);
        RunFolder folder = new RunFolder(checkpoint + "/" + question.folder(), newRun(), partitions);
        PartitionTask task = new PartitionTask(
                question,
                folder,
                options,
                options.rate(Math.min(tasks, partitions)),
                new JobCounts(spark),
                new SerializableConfiguration(hadoop));
        StructType columns = AnswerColumns.withKey(options.column(), question.answerType());
        String results = folder.results().toString();
        JobPlan.partitioned(files, options, partitions)
                .mapPartitions(task, RowEncoder.encoderFor(columns, true)) // with dates of java.time in any session
                .write()
                .parquet(results);
        return session.read().schema(columns).parquet(results);
    }

    /**
     * Registers the SQL function {@code ask_file(path, question)} in a session. It returns a struct of the columns that
     * {@link #ask} has beside the path, with the answer as a string:
     *
     * <p>{@snippet :
     * FileChatSpark.registerUdf(spark, "grok-4.5", SparkAskOptions.builder("hdfs://name/checkpoints/sql").build());
     * spark.sql("SELECT path, a.answer, a.error.kind FROM (SELECT path, ask_file(path, 'What is it?') a FROM files)");
     * }
     *
     * <p>A task asks about one file after the other, and each query that reads the rows evaluates the function again;
     * what is answered is in the checkpoint and is not asked again, in a folder for each file. For many files,
     * {@link #ask} is much faster. A cost limit is for all queries of the session together.
     *
     * <p>The rule {@code ConvertToLocalRelation} is added to the session's {@code spark.sql.optimizer.excludedRules}:
     * for rows that are literals, it would ask on the driver, and for a query that is only explained too.
     *
     * @param session the session
     * @param model the model's name
     * @param options the checkpoint and the settings; the column of the paths and the partitions are not used
     * @throws IllegalStateException if {@code spark.speculation} is true
     * @throws dev.filechat.errors.ConfigurationException if no client can be made, for example without a transport
     * @throws UncheckedIOException if the checkpoint cannot be used
     */
    public static void registerUdf(SparkSession session, String model, SparkAskOptions options) {
        requireNonNull(session, "session");
        requireNonNull(options, "options");
        SparkQuestion unused = SparkQuestion.of(model, "checked with each row");
        SparkContext spark = session.sparkContext();
        JobPlan.check(spark, options);
        Configuration hadoop = session.sessionState().newHadoopConf();
        String folder = checkpoint(options.checkpoint(), hadoop) + "/sql";
        AskFunction function = new AskFunction(
                model,
                folder + "/answers",
                folder + "/costs/" + newRun(),
                options,
                options.rate(JobPlan.tasksAtOnce(spark, options)),
                new SerializableConfiguration(hadoop));
        AskFunction.keepInTasks(session);
        session.udf()
                .register("ask_file", functions.udf(function, AskFunction.TYPE).asNondeterministic());
    }

    /** {@return the checkpoint's whole URI} The directory is made, else each executor would find that it cannot. */
    private static String checkpoint(String directory, Configuration hadoop) {
        try {
            Path path = new Path(directory);
            FileSystem files = RunFolder.fileSystem(path, hadoop);
            files.mkdirs(path);
            return files.makeQualified(path).toString();
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(
                    "The checkpoint " + directory + " cannot be used: " + e.getMessage(),
                    e instanceof IOException io ? io : new IOException(e));
        }
    }

    /** {@return a name that is later in the alphabet than those of former runs} */
    private static String newRun() {
        return RUN.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
