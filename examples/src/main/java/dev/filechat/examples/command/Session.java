// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files, and questions about them in one conversation. Closing it deletes the files. */
final class Session implements AutoCloseable {
    private final FileScope scope;
    private final List<StoredFile> files = new ArrayList<>();
    private final List<StoredFile> unasked = new ArrayList<>();
    private Chat chat;
    private final StringBuilder transcript = new StringBuilder();
    private @Nullable Usage usage;

    Session(FileChatClient client, String model) {
        scope = client.files().scope();
        chat = client.chat().create(model);
    }

    /** Uploads a file, which the next question is about, and all after it. */
    StoredFile add(FileSource source) {
        try (UploadBar bar = new UploadBar()) {
            StoredFile file = scope.upload(
                    source, UploadOptions.builder().onProgress(bar::update).build());
            files.add(file);
            unasked.add(file);
            return file;
        }
    }

    /** Asks; a question without a whole answer does not become part of the conversation. */
    ChatResponse ask(String question, AnswerSink sink) {
        Chat next = chat.fork()
                .append(user(question, unasked.stream().map(Content::file).toList()));
        try (sink;
                ChatStream stream = begin(next, sink)) { // close() cancels the call
            for (String text : stream.text()) {
                sink.text(text);
            }
            ChatResponse response = stream.response();
            chat = next.append(response);
            unasked.clear();
            transcript.append("> ").append(question.replace("\n", "\n> ")).append("\n\n");
            transcript.append(response.content()).append("\n\n");
            response.usage().ifPresent(used -> usage = usage == null ? used : usage.plus(used));
            return response;
        }
    }

    private static ChatStream begin(Chat chat, AnswerSink sink) {
        sink.begin();
        return chat.stream();
    }

    List<StoredFile> files() {
        return List.copyOf(files);
    }

    /** {@return the questions and answers so far, as Markdown} */
    String transcript() {
        return transcript.toString();
    }

    /** {@return what all answers used; empty if there is none yet} */
    Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    @Override
    public void close() {
        try (scope) { // deletes what was uploaded through it, interrupted or not
            unasked.clear();
        } finally {
            files.removeAll(scope.files()); // what is still there
            files.forEach(file -> Notices.line("Deleted " + file.name()));
        }
    }
}
