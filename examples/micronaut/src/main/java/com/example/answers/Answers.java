// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.Content;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.adapter.JdkFlowAdapter;

// snippet: controller
/** Takes files, and answers questions about them. */
@Controller
class Answers {
    private static final UploadOptions FOR_A_DAY =
            UploadOptions.builder().expiresAfter(Duration.ofDays(1)).build();

    private final FileChatClient client;

    Answers(FileChatClient client) {
        this.client = client;
    }

    /** The body goes on to the service while it comes in, however long it is. */
    @Post(uri = "/files/{name}", consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
    @ExecuteOn(TaskExecutors.BLOCKING) // virtual threads
    String upload(String name, @Body InputStream body) {
        return client.files().upload(FileSource.of(name, body), FOR_A_DAY).id();
    }

    @Delete("/files/{id}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    void delete(String id) {
        client.files().delete(id);
    }

    /** Micronaut cancels the publisher when the browser is gone, and that cancels the call. */
    @Get(uri = "/answers", produces = MediaType.TEXT_EVENT_STREAM)
    Publisher<Piece> ask(@QueryValue String file, @QueryValue String question) {
        Chat chat = client.chat().create("grok-4.5").append(user(question, Content.file(file)));
        return JdkFlowAdapter.flowPublisherToFlux(client.async().stream(chat)).map(chunk -> new Piece(chunk.content()));
    }

    /** JSON keeps the spaces that server-sent events lose. */
    @Serdeable
    record Piece(String text) {}
}
// end
