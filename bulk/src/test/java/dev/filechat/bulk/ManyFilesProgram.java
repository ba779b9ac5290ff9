// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.Question;
import dev.filechat.files.sources.FileSource;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Asks about many small files with a journal, and then again, and prints the heap that is used after a collection at
 * 10 %, 50 % and 100 % of each run. Arguments: the number of files, the journal.
 */
final class ManyFilesProgram {
    private ManyFilesProgram() {}

    public static void main(String[] arguments) {
        int files = Integer.parseInt(arguments[0]);
        ScriptedService service = new ScriptedService();
        try (FileChatClient client =
                FileChatClient.builder().apiKey("key").transport(service).build()) {
            Bulk bulk = Bulk.of(client);
            run("first", bulk, files, Path.of(arguments[1]));
            run("second", bulk, files, Path.of(arguments[1]));
        }
        System.out.println("calls: " + service.uploads + " uploads, " + service.questions + " questions, "
                + service.deletions + " deletions");
    }

    private static void run(String name, Bulk bulk, int files, Path journal) {
        AskOptions options = AskOptions.builder()
                .maxConcurrent(512)
                .journal(AnswerJournal.inFile(journal))
                .build();
        Iterable<BulkInput> inputs = () ->
                IntStream.range(0, files).mapToObj(ManyFilesProgram::input).iterator();
        long start = System.nanoTime();
        try (BulkAnswers<String> answers = bulk.ask(inputs, Question.of("grok-4.5", "What is it?"), options)) {
            long opened = System.nanoTime() - start;
            long answered = 0;
            Iterator<BulkAnswer<String>> iterator = answers.iterator();
            for (int i = 1; i <= files; i++) {
                if (iterator.next() instanceof BulkAnswer.Answered<String>) {
                    answered++;
                }
                if (i == files / 10 || i == files / 2 || i == files) {
                    System.out.println(name + " heap " + i + " " + usedHeap());
                }
            }
            long nanos = System.nanoTime() - start;
            System.out.printf(
                    "%s: %d of %d answered, %d of them from the journal, in %.1f s (%.0f files a second), opened in"
                            + " %.1f s%n",
                    name,
                    answered,
                    files,
                    answers.summary().fromJournal(),
                    nanos / 1e9,
                    files * 1e9 / nanos,
                    opened / 1e9);
        }
    }

    private static BulkInput input(int number) {
        return BulkInput.of(FileSource.of("file-" + number + ".txt", ("This is file " + number + ".").getBytes(UTF_8)))
                .withVersion("1");
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
