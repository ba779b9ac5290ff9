// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatService;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.files.BatchFailedException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.FileScope;
import dev.filechat.files.FilesService;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.source.CallerStreams;
import dev.filechat.internal.text.GivenLists;
import dev.filechat.internal.text.TextRule;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one question about files that are on the service only for that time. Thread-safe. */
public final class FileQuestion {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private final FilesService files;
    private final ChatService chat;

    /**
     * The outcome of a question.
     *
     * @param response the whole answer
     * @param fileIds the ids that the files had, in their order
     * @param notDeleted those of them that could not be deleted
     */
    public record Asked(ChatResponse response, List<String> fileIds, List<String> notDeleted) {}

    public FileQuestion(FilesService files, ChatService chat) {
        this.files = files;
        this.chat = chat;
    }

    /** Uploads, asks, and deletes; the answer is not lost if a deletion fails. */
    public Asked ask(
            String model,
            String question,
            List<? extends FileSource> sources,
            ChatOptions options,
            UploadOptions uploads) {
        BatchOptions batch =
                BatchOptions.builder().failFast(true).upload(uploads).build();
        TextRule.check("question", question);
        List<FileSource> all = GivenLists.checked("sources", sources);
        all.forEach(CallerStreams::checkUnread);
        Chat conversation = chat.create(model, options);
        FileScope scope = files.scope();
        List<StoredFile> stored;
        ChatResponse response;
        try {
            stored = uploaded(scope.uploadAll(all, batch));
            Content[] contents =
                    stored.stream().map(file -> Content.file(file.id())).toArray(Content[]::new);
            response = conversation.append(Message.user(question, contents)).sample();
        } catch (Throwable e) {
            close(scope, e);
            throw e;
        }
        return new Asked(response, ids(stored), close(scope));
    }

    /** {@return the files} Throws the failure of the first upload that failed by itself if there is one. */
    private static List<StoredFile> uploaded(BatchResult<FileSource, StoredFile> batch) {
        List<RuntimeException> failures =
                batch.failed().stream().map(BatchOutcome.Failed::cause).toList();
        if (failures.isEmpty()) {
            return batch.values();
        }
        throw failures.stream()
                .filter(e -> !(e instanceof CallCancelledException))
                .findFirst()
                .orElse(failures.getFirst());
    }

    private static void close(FileScope scope, Throwable main) {
        try {
            scope.close();
        } catch (BatchFailedException e) {
            main.addSuppressed(e);
        }
    }

    private static List<String> close(FileScope scope) {
        try {
            scope.close();
        } catch (BatchFailedException e) {
            log.warn("The question is answered, but not all of its files are deleted; they expire within an hour", e);
        }
        return ids(scope.files());
    }

    private static List<String> ids(List<StoredFile> stored) {
        return stored.stream().map(StoredFile::id).toList();
    }
}
