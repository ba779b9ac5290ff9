// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import dev.filechat.FileChatClient;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.springai.UploadedMedia;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ChatClient.EntityParamSpec;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

// snippet: controller
/** Takes files, answers questions about them, and reads invoices. */
@RestController
class Answers {
    private static final UploadOptions FOR_A_DAY =
            UploadOptions.builder().expiresAfter(Duration.ofDays(1)).build();

    private final FileChatClient client;
    private final ChatClient chat;

    Answers(FileChatClient client, ChatClient.Builder chat) {
        this.client = client;
        this.chat = chat.build();
    }

    /** The body goes on to the service while it comes in, however long it is. */
    @PostMapping("/files/{name}")
    String upload(@PathVariable String name, InputStream body) {
        return client.files().upload(FileSource.of(name, body), FOR_A_DAY).id();
    }

    /** Spring cancels the Flux when the browser is gone, and that cancels the call. */
    @GetMapping(path = "/answers", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<Piece> ask(@RequestParam String file, @RequestParam String question) {
        return chat.prompt().user(user -> user.text(question).media(UploadedMedia.file(file))).stream()
                .content()
                .map(Piece::new);
    }

    @GetMapping("/invoices/{file}")
    Invoice read(@PathVariable String file) {
        return chat.prompt()
                .user(user -> user.text("Read this invoice.").media(UploadedMedia.file(file)))
                .call()
                .entity(Invoice.class, EntityParamSpec::useProviderStructuredOutput);
    }

    /** JSON keeps the spaces that server-sent events lose. */
    record Piece(String text) {}

    record Invoice(String number, String issuer, BigDecimal total) {}
}
// end
