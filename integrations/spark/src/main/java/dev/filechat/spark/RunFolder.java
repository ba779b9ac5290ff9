// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folders of a run of a question in a checkpoint: {@code <question>/runs/<run>/p<partitions>/<partition>} has what
 * the attempts of the task of a partition wrote, {@code <question>/runs/<run>/cost} the parts of the cost limit, and
 * {@code <question>/results/<run>} the rows. Immutable and thread-safe.
 *
 * <p>The number of partitions is a power of two, and a key is in the partition of its hash: so a run with another
 * number knows in which folders of a former run its keys are.
 *
 * @param question the folder of the question
 * @param run the name of the run
 * @param partitions the number of partitions of the run
 */
record RunFolder(String question, String run, int partitions) implements Serializable {
    private static final String RUNS = "runs";
    private static final String PARTITIONS = "p";

    /** {@return the file system of a checkpoint} For files of this machine the one whose streams can be flushed. */
    static FileSystem fileSystem(Path path, Configuration configuration) throws IOException {
        FileSystem files = path.getFileSystem(configuration);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }

    /** {@return where a task attempt of a partition writes} */
    Path journal(int partition) {
        return new Path(runFolder(run), PARTITIONS + partitions + "/" + partition);
    }

    /** {@return whether a task attempt of this run wrote a file} */
    boolean isOfThisRun(Path journal) {
        return journal.getParent().getParent().getParent().getName().equals(run);
    }

    /** {@return where the parts of the cost limit are claimed} */
    Path costs() {
        return new Path(runFolder(run), "cost");
    }

    /** {@return where the rows are} */
    Path results() {
        return new Path(question + "/results/" + run);
    }

    private Path runFolder(String name) {
        return new Path(question + "/" + RUNS + "/" + name);
    }

    /** {@return the files of all runs that may know a key of the partition} */
    List<Path> journals(FileSystem files, int partition) throws IOException {
        List<Path> found = new ArrayList<>();
        for (FileStatus former : list(files, new Path(question + "/" + RUNS))) {
            for (FileStatus numbered : list(files, former.getPath())) {
                String name = numbered.getPath().getName();
                if (name.startsWith(PARTITIONS)) {
                    int count = Integer.parseInt(name.substring(PARTITIONS.length()));
                    for (int other = partition % count; other < count; other += partitions) {
                        found.addAll(CheckpointWriter.lines(
                                list(files, new Path(numbered.getPath(), String.valueOf(other)))));
                    }
                }
            }
        }
        return found;
    }

    private static FileStatus[] list(FileSystem files, Path folder) throws IOException {
        try {
            return files.listStatus(folder);
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }
}
