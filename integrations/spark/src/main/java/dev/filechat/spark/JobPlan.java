// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What is settled on the driver before a job starts. */
final class JobPlan {
    private static final String LENGTH = "length";
    private static final String CHANGED = "modificationTime";
    private static final String PARTITION = "filechat_partition";
    private static final long FILES_OF_PARTITION = 5_000;
    private static final long BYTES_OF_PARTITION = 4L << 30;
    private static final int MOST_PARTITIONS = 1 << 16;

    private JobPlan() {}

    /** Refuses what cannot work, before anything runs. */
    static void check(Dataset<Row> files, SparkAskOptions options) {
        if (files.isStreaming()) {
            throw new IllegalArgumentException(
                    "files is a stream. Call ask(...) in foreachBatch, with the Dataset of each batch");
        }
        List<String> columns = Arrays.asList(files.columns());
        if (!columns.contains(options.column())) {
            throw new IllegalArgumentException("The Dataset has no column \"" + options.column() + "\"; it has "
                    + columns + ". Name the column of the paths by pathColumn(...), or that of the ids of stored files"
                    + " by fileIdColumn(...)");
        }
        if (AnswerColumns.has(options.column())) {
            throw new IllegalArgumentException("The column \"" + options.column() + "\" has the name of one that the"
                    + " answers have. Rename it, for example by withColumnRenamed(\"" + options.column()
                    + "\", \"file\")");
        }
        DataType type = typeOf(files, options.column());
        if (!type.equals(DataTypes.StringType)) {
            throw new IllegalArgumentException("The column \"" + options.column() + "\" is of the type "
                    + type.simpleString() + "; it must be a string");
        }
        check(files.sparkSession().sparkContext(), options);
    }

    /** Refuses what cannot work with any Dataset. */
    static void check(SparkContext spark, SparkAskOptions options) {
        if (spark.conf().getBoolean("spark.speculation", false)) {
            throw new IllegalStateException("spark.speculation is true: Spark would run a slow task twice, and each"
                    + " question of it would be billed twice. Set it to false for this application");
        }
        options.client().check();
    }

    private static DataType typeOf(Dataset<Row> files, String column) {
        return files.schema().apply(column).dataType();
    }

    /** {@return the rows of the files, each key once, in their partitions; the last column is the partition} */
    static Dataset<Row> partitioned(Dataset<Row> files, SparkAskOptions options, int partitions) {
        Dataset<Row> selected = isListing(files, options)
                ? files.select(
                        files.col(options.column()), files.col(LENGTH), functions.unix_millis(files.col(CHANGED)))
                : files.select(files.col(options.column()));
        Column key = selected.col(options.column());
        Column partition = functions.pmod(functions.hash(key), functions.lit(partitions));
        return selected.repartition(partitions, key)
                .dropDuplicates(new String[] {options.column()})
                .withColumn(PARTITION, partition);
    }

    /** {@return whether the rows are those of binaryFile, which know what else each task would ask for} */
    private static boolean isListing(Dataset<Row> files, SparkAskOptions options) {
        List<String> columns = Arrays.asList(files.columns());
        return !options.stored()
                && columns.contains(LENGTH)
                && columns.contains(CHANGED)
                && typeOf(files, LENGTH).equals(DataTypes.LongType)
                && typeOf(files, CHANGED).equals(DataTypes.TimestampType);
    }

    /** {@return the number of partitions, a power of two} */
    static int partitions(Dataset<Row> files, SparkAskOptions options, int tasksAtOnce) {
        if (options.partitions() > 0) {
            return powerOfTwo(options.partitions());
        }
        Column bytes = isListing(files, options)
                ? functions.coalesce(functions.sum(files.col(LENGTH)), functions.lit(0L))
                : functions.lit(0L);
        Row sums = files.agg(functions.count(functions.lit(1)), bytes).first();
        long least = Math.max(sums.getLong(0) / FILES_OF_PARTITION, sums.getLong(1) / BYTES_OF_PARTITION) + 1;
        return powerOfTwo(Math.clamp(Math.max(least, tasksAtOnce), 1, MOST_PARTITIONS));
    }

    private static int powerOfTwo(int least) {
        if (least > MOST_PARTITIONS) {
            throw new IllegalArgumentException("partitions is " + least + "; it must be at most " + MOST_PARTITIONS);
        }
        return least == 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    }

    /** {@return the number of tasks that can run at once} */
    static int tasksAtOnce(SparkContext spark, SparkAskOptions options) {
        if (options.tasksAtOnce() > 0) {
            return options.tasksAtOnce();
        }
        SparkConf conf = spark.conf();
        int coresOfTask = conf.getInt("spark.task.cpus", 1);
        int coresOfExecutor = conf.getInt("spark.executor.cores", 1);
        int most = 0;
        if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
            int executors = conf.getInt("spark.dynamicAllocation.maxExecutors", Integer.MAX_VALUE);
            if (executors == Integer.MAX_VALUE) {
                if (options.hasRate()) {
                    throw new IllegalStateException("A rate cannot be divided, as the number of executors has no limit."
                            + " Set spark.dynamicAllocation.maxExecutors, or tasksAtOnce(...)");
                }
            } else {
                most = executors * (coresOfExecutor / coresOfTask);
            }
        } else if (conf.contains("spark.cores.max")) {
            most = conf.getInt("spark.cores.max", 1) / coresOfTask;
        } else if (conf.contains("spark.executor.instances")) {
            most = conf.getInt("spark.executor.instances", 1) * (coresOfExecutor / coresOfTask);
        }
        int there = spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile());
        int known = Math.max(most, there);
        return known > 0 ? known : Math.max(1, spark.defaultParallelism() / coresOfTask); // no executor has come yet
    }
}
