// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.Bulk;
import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInputs;
import dev.filechat.bulk.ask.Question;
import java.nio.file.Path;

/**
 * Asks about a directory's files in a JVM of its own, to be killed at it. Arguments: transport, port, directory,
 * journal. Prints each answer, the keys of lost answers, and the counts.
 */
public final class AskProgram {
    /** So many files at once. */
    public static final int CONCURRENT = 8;

    private AskProgram() {}

    public static void main(String[] arguments) throws Exception {
        AskOptions options = AskOptions.builder()
                .maxConcurrent(CONCURRENT)
                .journal(AnswerJournal.inFile(Path.of(arguments[3])))
                .build();
        try (FileChatClient client = ChildClient.of(arguments[0], arguments[1]);
                BulkAnswers<String> answers = Bulk.of(client)
                        .ask(
                                BulkInputs.directory(Path.of(arguments[2]), "**"),
                                Question.of("grok-4.5", "What is in it?"),
                                options)) {
            for (BulkAnswer<String> answer : answers) {
                switch (answer) {
                    case BulkAnswer.Answered<String> answered -> System.out.println("answer " + answered.value());
                    case BulkAnswer.Failed<String> failed -> failed.cause().printStackTrace();
                }
            }
            answers.summary().lostAnswerKeys().forEach(key -> System.out.println("lost " + key));
            System.out.println("answered " + answers.summary().answered() + ", lost "
                    + answers.summary().lostAnswers() + ", from the journal "
                    + answers.summary().fromJournal());
        }
    }
}
