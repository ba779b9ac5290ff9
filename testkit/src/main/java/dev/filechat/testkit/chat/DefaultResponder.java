// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.testkit.reading.Findings;
import dev.filechat.testkit.reading.Passage;
import dev.filechat.testkit.reading.Question;
import dev.filechat.testkit.reading.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Answers from the files of the conversation: with the sentences in them that fit the question best. */
final class DefaultResponder {

    private final Path temporaryFiles;

    DefaultResponder(Path temporaryFiles) {
        this.temporaryFiles = temporaryFiles;
    }

    void answer(Draft draft, Asked asked) throws IOException {
        Conversation conversation = asked.conversation();
        ChatRules.require(conversation.urls().isEmpty(), "The fake fetches no URLs: send file_id or data.");
        List<AttachedFile> files = conversation.files();
        Question question = new Question(conversation.question());
        Findings findings = files.isEmpty()
                ? new Findings(List.of(), List.of(), 0)
                : Reading.read(
                        files.stream().map(AttachedFile::document).toList(),
                        question,
                        temporaryFiles,
                        asked.heartbeat());
        String text = files.isEmpty() ? introduction(conversation) : report(files, question, findings);
        draft.prompt = Prompt.of(conversation, findings.characters());
        Limits limits = Limits.of(draft.request);
        draft.sayEach(choice -> choice(limits, choice == 0 ? text : text + " (Answer " + (choice + 1) + ".)"));
    }

    private static PartBuilder choice(Limits limits, String text) {
        PartBuilder part = PartBuilder.assistant(Words.of(limits.cut(text)));
        part.finishReason(limits.finishReason(text));
        return part;
    }

    private static String introduction(Conversation conversation) {
        StringBuilder text = new StringBuilder("I am filechat's fake of the xAI service, so I know nothing by myself. "
                + "Attach a file, and I answer with the sentences in it that fit your question best.");
        if (conversation.images() > 0) {
            text.append(" Images I count, and cannot see.");
        }
        if (!conversation.question().isBlank()) {
            text.append(" You said: ").append(Excerpt.quoted(conversation.question()));
        }
        return text.toString();
    }

    private static String report(List<AttachedFile> files, Question question, Findings findings) {
        List<String> lines = new ArrayList<>();
        List<String> searched = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).name();
            if (findings.beginnings().get(i).isEmpty()) {
                unread.add(name + " has no text that I can read.");
            } else {
                searched.add(name);
            }
        }
        if (findings.passages().isEmpty() && !searched.isEmpty()) {
            lines.add(nothingFound(question, searched));
            for (int i = 0; i < files.size(); i++) {
                String beginning = findings.beginnings().get(i);
                if (!beginning.isEmpty()) {
                    lines.add((files.size() > 1 ? files.get(i).name() : "It") + " begins: " + beginning);
                }
            }
        } else if (files.size() == 1) {
            lines.add(prose(findings.passages()));
        } else {
            findings.passages()
                    .forEach(passage -> lines.add(files.get(passage.document()).name() + ": " + passage.text()));
        }
        lines.addAll(unread);
        return String.join("\n", lines).strip();
    }

    private static String nothingFound(Question question, List<String> searched) {
        String where = String.join(", ", searched.subList(0, searched.size() - 1));
        String last = searched.get(searched.size() - 1);
        String files = where.isEmpty() ? last : where + " or " + last;
        return question.subject().isEmpty()
                ? "Your question names nothing that I could look for in " + files + "."
                : "I found nothing about " + Excerpt.quoted(question.subject()) + " in " + files + ".";
    }

    /** Sentences in a row; what is no whole sentence, such as a line of a table, stands on a line of its own. */
    private static String prose(List<Passage> passages) {
        StringBuilder text = new StringBuilder();
        for (Passage passage : passages) {
            text.append(passage.text());
            text.append(passage.text().matches("(?s).*[.!?][)\"'\u201D\u2019]?") ? ' ' : '\n');
        }
        return text.toString();
    }
}
