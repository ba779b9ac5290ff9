// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responder;

import dev.filechat.testkit.internal.answer.CitedText;
import dev.filechat.testkit.internal.conversation.AttachedFile;
import dev.filechat.testkit.internal.conversation.RequestedConversation;
import dev.filechat.testkit.internal.search.Findings;
import dev.filechat.testkit.internal.search.Passage;
import dev.filechat.testkit.internal.search.Question;
import dev.filechat.testkit.internal.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An answer in words: the passages that were found in the files, and what could not be found or read. */
final class FileAnswer {

    private static final Pattern SENTENCE = Pattern.compile("(?s).*[.!?][)\"'\u201D\u2019]?");

    private final List<AttachedFile> files;
    private final CitedText text;

    private FileAnswer(List<AttachedFile> files, CitedText text) {
        this.files = files;
        this.text = text;
    }

    /** What is said without a file. */
    static String introduction(RequestedConversation conversation) {
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

    static void write(List<AttachedFile> files, Question question, Findings findings, CitedText text) {
        new FileAnswer(files, text).write(question, findings);
    }

    private void write(Question question, Findings findings) {
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
            line(nothingFound(question, searched));
            beginnings(findings);
        } else {
            quote(findings.passages());
        }
        unread.forEach(this::line);
    }

    private void line(String line) {
        text.newLine();
        text.say(line);
    }

    private void beginnings(Findings findings) {
        for (int i = 0; i < files.size(); i++) {
            String beginning = findings.beginnings().get(i);
            if (!beginning.isEmpty()) {
                line((files.size() > 1 ? files.get(i).name() : "It") + " begins: " + beginning);
            }
        }
    }

    /** Of one file, sentences in a row; what is no whole sentence, such as a line of a table, ends its line. */
    private void quote(List<Passage> passages) {
        boolean goesOn = false;
        for (Passage passage : passages) {
            AttachedFile file = files.get(passage.document());
            if (files.size() > 1) {
                line(file.name() + ": ");
            } else if (goesOn) {
                text.say(" ");
            } else {
                text.newLine();
            }
            text.quote(file, passage.text());
            goesOn = SENTENCE.matcher(passage.text()).matches();
        }
    }

    private static String nothingFound(Question question, List<String> searched) {
        String where = String.join(", ", searched.subList(0, searched.size() - 1));
        String last = searched.getLast();
        String names = where.isEmpty() ? last : where + " or " + last;
        return question.subject().isEmpty()
                ? "Your question names nothing that I could look for in " + names + "."
                : "I found nothing about " + Excerpt.quoted(question.subject()) + " in " + names + ".";
    }
}
