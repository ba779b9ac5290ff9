// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Where the files, the answers and the checkpoint of a job are: paths, or URIs of file systems of Hadoop. */
record JobFolders(String input, String output, String checkpoint) {
    private static final Pattern OF_SPARK = Pattern.compile("\\.?(part-|_SUCCESS|_temporary).*");

    /** Has the checkpoint beside the output if there is none. */
    static JobFolders of(String input, String output, String checkpoint) {
        String beside = output.replaceAll("/+$", "") + ".checkpoint";
        return new JobFolders(input, output, checkpoint.isEmpty() ? beside : checkpoint);
    }

    /** {@return the input, so that Spark takes no character of it for a wildcard} */
    String inputAsPattern() {
        return input.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
    }

    /**
     * Refuses what would ask about answers, or delete what is no answer, and makes the directories of the output and
     * of the checkpoint.
     *
     * @throws IllegalArgumentException if the folders cannot be those of a job
     */
    void check(Configuration hadoop) {
        Path in = place("folder", input, hadoop);
        Path out = place("output", output, hadoop);
        Path kept = place("checkpoint", checkpoint, hadoop);
        require(isDirectory(in, hadoop), "There is no folder " + input);
        require(
                !isBelow(out, in),
                "The output " + output + " is in the folder " + input + ": the next run would ask" + " about it");
        require(
                !isBelow(kept, in),
                "The checkpoint " + checkpoint + " is in the folder " + input + ": the next run"
                        + " would ask about it. Name another by --checkpoint");
        require(!isBelow(in, out), "The folder " + input + " is in the output " + output + ", which is replaced");
        require(
                !isBelow(kept, out),
                "The checkpoint " + checkpoint + " is in the output " + output + ", which is replaced");
        require(!isBelow(out, kept), "The output " + output + " is in the checkpoint " + checkpoint);
        require(
                holdsAnswersOnly(out, hadoop),
                "The output " + output + " has files that are no answers, and would be" + " replaced");
        make("output", out, hadoop);
        make("checkpoint", kept, hadoop);
    }

    private static void make(String what, Path directory, Configuration hadoop) {
        try {
            require(directory.getFileSystem(hadoop).mkdirs(directory), "no permission");
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The " + what + " " + directory + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static boolean holdsAnswersOnly(Path output, Configuration hadoop) {
        if (!isDirectory(output, hadoop)) {
            return true;
        }
        try {
            return Arrays.stream(output.getFileSystem(hadoop).listStatus(output))
                    .allMatch(file -> OF_SPARK.matcher(file.getPath().getName()).matches());
        } catch (IOException e) {
            throw new IllegalArgumentException("The output " + output + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isDirectory(Path path, Configuration hadoop) {
        try {
            return path.getFileSystem(hadoop).getFileStatus(path).isDirectory();
        } catch (IOException e) {
            return false;
        }
    }

    /** {@return the one name of a place, whichever way it is written} */
    private static Path place(String what, String name, Configuration hadoop) {
        try {
            Path path = new Path(name);
            FileSystem files = path.getFileSystem(hadoop);
            return files.makeQualified(
                    files instanceof LocalFileSystem local
                            ? new Path(real(local.pathToFile(path).toPath()).toString())
                            : path);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The " + what + " \"" + name + "\" cannot be used: " + e.getMessage(), e);
        }
    }

    /** {@return the path without symbolic links, as far as it is there} */
    private static java.nio.file.Path real(java.nio.file.Path path) throws IOException {
        java.nio.file.Path parent = path.getParent();
        return parent == null || Files.exists(path)
                ? path.toRealPath()
                : real(parent).resolve(path.getFileName());
    }

    private static boolean isBelow(Path path, Path other) {
        return path.equals(other) || (path.getParent() != null && isBelow(path.getParent(), other));
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
