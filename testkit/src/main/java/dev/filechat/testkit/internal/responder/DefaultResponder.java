// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responder;

import dev.filechat.proto.FormatType;
import dev.filechat.proto.Function;
import dev.filechat.proto.ReasoningEffort;
import dev.filechat.proto.ResponseFormat;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolMode;
import dev.filechat.testkit.internal.answer.AttachmentSearchOutputs;
import dev.filechat.testkit.internal.answer.Calls;
import dev.filechat.testkit.internal.answer.CitedText;
import dev.filechat.testkit.internal.answer.CollectionsSearchOutputs;
import dev.filechat.testkit.internal.answer.Draft;
import dev.filechat.testkit.internal.answer.ImageOutputs;
import dev.filechat.testkit.internal.answer.PartBuilder;
import dev.filechat.testkit.internal.answer.StreamedPieces;
import dev.filechat.testkit.internal.answer.StructuredAnswer;
import dev.filechat.testkit.internal.conversation.AttachedFile;
import dev.filechat.testkit.internal.conversation.RequestedConversation;
import dev.filechat.testkit.internal.document.Document;
import dev.filechat.testkit.internal.reading.Facts;
import dev.filechat.testkit.internal.search.Findings;
import dev.filechat.testkit.internal.search.Question;
import dev.filechat.testkit.internal.search.Reading;
import dev.filechat.testkit.internal.text.Excerpt;
import dev.filechat.testkit.internal.usage.Prompt;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import dev.filechat.testkit.internal.wire.MessageText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers from the files of the conversation, and from the best that was found in collections: with the sentences in
 * them that fit the question best, with JSON that fits the schema of the request, or with the call of a function if
 * there has to be one. The results of functions it quotes. Where it may make pictures, it makes one of the question.
 */
public final class DefaultResponder {

    private final Path temporaryFiles;
    private final boolean searchesAttachments;

    public DefaultResponder(Path temporaryFiles, boolean searchesAttachments) {
        this.temporaryFiles = temporaryFiles;
        this.searchesAttachments = searchesAttachments;
    }

    public void answer(Draft draft) throws IOException {
        RequestedConversation conversation = draft.asked.conversation();
        InvalidRequest.unless(conversation.urls().isEmpty(), "The fake fetches no URLs: send file_id or data.");
        Optional<String> results = ToolResults.quoted(conversation.messages());
        Optional<Function> required =
                results.isPresent() ? Optional.empty() : Functions.required(draft.request, conversation.question());
        if (required.isPresent()) {
            String arguments = Functions.arguments(required.get(), facts(draft));
            draft.say(List.of());
            draft.last().call(Calls.ofClient(required.get().getName(), arguments));
        } else {
            CitedText text = new CitedText(draft.request);
            write(draft, results, text);
            say(draft, text);
            if (searchesAttachments || draft.request.getToolsList().stream().anyMatch(Tool::hasAttachmentSearch)) {
                AttachmentSearchOutputs.addTo(draft);
            }
            if (searchesCollections(draft)) {
                CollectionsSearchOutputs.addTo(draft);
            }
            if (results.isEmpty() && ImageOutputs.wanted(draft)) {
                ImageOutputs.addTo(draft, conversation.question());
            }
        }
        think(draft);
    }

    private static boolean searchesCollections(Draft draft) {
        return draft.request.getToolsList().stream().anyMatch(Tool::hasCollectionsSearch)
                && draft.request.getToolChoice().getMode() != ToolMode.TOOL_MODE_NONE;
    }

    private void write(Draft draft, Optional<String> results, CitedText text) throws IOException {
        ResponseFormat format = draft.request.getResponseFormat();
        if (format.getFormatType() == FormatType.FORMAT_TYPE_JSON_SCHEMA) {
            Facts facts = facts(draft);
            if (StructuredAnswer.asksForAnswer(format.getSchema())) {
                CitedText inside = new CitedText(draft.request);
                speak(draft, results, inside);
                facts.learn(StructuredAnswer.ANSWER, inside.toString());
            }
            text.say(StructuredAnswer.fitting(format.getSchema(), facts));
        } else if (format.getFormatType() == FormatType.FORMAT_TYPE_JSON_OBJECT) {
            CitedText inside = new CitedText(draft.request);
            speak(draft, results, inside);
            text.say(StructuredAnswer.around(inside.toString()));
        } else {
            speak(draft, results, text);
        }
    }

    private void speak(Draft draft, Optional<String> results, CitedText text) throws IOException {
        RequestedConversation conversation = draft.asked.conversation();
        List<AttachedFile> files = draft.asked.files();
        if (results.isPresent()) {
            text.say(results.get());
        } else if (files.isEmpty()) {
            text.say(withoutFiles(draft));
        } else {
            Question question = new Question(conversation.question());
            List<Document> documents =
                    files.stream().map(AttachedFile::document).toList();
            Findings findings = Reading.read(documents, question, temporaryFiles, draft.asked.heartbeat());
            draft.prompt = Prompt.of(conversation, findings.characters());
            FileAnswer.write(files, question, findings, text);
            draft.quotations.addAll(text.quotations());
        }
    }

    private static String withoutFiles(Draft draft) {
        if (searchesCollections(draft)) {
            return "I found nothing in the collections.";
        }
        return ImageOutputs.wanted(draft)
                ? "Here is the picture."
                : FileAnswer.introduction(draft.asked.conversation());
    }

    /** What the files say in the form "name: value", and then the messages. */
    private static Facts facts(Draft draft) throws IOException {
        RequestedConversation conversation = draft.asked.conversation();
        Facts facts = new Facts();
        facts.read(draft.asked.documents(), draft.asked.heartbeat());
        conversation.messages().forEach(message -> facts.learn(MessageText.of(message)));
        draft.prompt = Prompt.of(conversation, facts.characters());
        return facts;
    }

    /** JSON is the same for all choices: a mark of the choice would break it. */
    private static void say(Draft draft, CitedText text) {
        Limits limits = Limits.of(draft.request);
        boolean same = StructuredAnswer.wanted(draft.request.getResponseFormat());
        draft.sayEach(choice -> {
            String whole = choice == 0 || same ? text.toString() : text + " (Answer " + (choice + 1) + ".)";
            String cut = limits.cut(whole);
            PartBuilder part = PartBuilder.assistant(StreamedPieces.of(cut));
            part.finishReason(limits.finishReason(whole));
            text.citations(cut.length()).forEach(part::citation);
            return part;
        });
    }

    /** Tells a reasoning if an effort is asked for, and gives encrypted content if that is. */
    private static void think(Draft draft) {
        ReasoningEffort effort = draft.request.getReasoningEffort();
        if (effort != ReasoningEffort.INVALID_EFFORT && effort != ReasoningEffort.EFFORT_NONE) {
            draft.last()
                    .reasoning(StreamedPieces.of("The user says "
                            + Excerpt.quoted(draft.asked.conversation().question())
                            + ", so I look into what I was given."));
        }
        if (draft.request.getUseEncryptedContent()) {
            draft.last().encryptedContent("fake-xai-encrypted." + UUID.randomUUID());
        }
    }
}
