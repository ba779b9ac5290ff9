// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

// snippet: controller
/** Takes files, and answers questions about them. */
@RestController
class Answers {
    private static final UploadOptions FOR_A_DAY =
            UploadOptions.builder().expiresAfter(Duration.ofDays(1)).build();

    private final FileChatClient client;

    Answers(FileChatClient client) {
        this.client = client;
    }

    /** The body goes on to the service while it comes in, however long it is. */
    @PostMapping("/files/{name}")
    String upload(@PathVariable String name, InputStream body) {
        return client.files().upload(FileSource.of(name, body), FOR_A_DAY).id();
    }

    /** The file of a form. Spring has stored it on disk before, and it goes on from there. */
    @PostMapping("/files")
    String upload(@RequestParam MultipartFile file) {
        FileSource source = FileSource.of(file.getOriginalFilename(), file.getSize(), () -> open(file));
        return client.files().upload(source, FOR_A_DAY).id();
    }

    private static InputStream open(MultipartFile file) {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DeleteMapping("/files/{id}")
    void delete(@PathVariable String id) {
        client.files().delete(id);
    }

    @GetMapping("/answers")
    SseEmitter ask(@RequestParam String file, @RequestParam String question) {
        Chat chat = client.chat().create("grok-4.5").append(user(question, Content.file(file)));
        SseEmitter page = new SseEmitter(0L); // no limit of the server's: filechat.timeout ends the call
        Thread.startVirtualThread(() -> write(chat, page));
        return page;
    }

    private static void write(Chat chat, SseEmitter page) {
        try (ChatStream answer = chat.stream()) { // close() cancels the call
            for (ChatChunk chunk : answer) {
                page.send(new Piece(chunk.content())); // fails when the browser is gone
            }
            page.complete();
        } catch (IOException | RuntimeException e) {
            page.completeWithError(e);
        }
    }

    /** JSON keeps the spaces that server-sent events lose. */
    record Piece(String text) {}
}
// end
