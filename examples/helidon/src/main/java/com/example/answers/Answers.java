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
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.time.Duration;

// snippet: service
/** Takes files, and answers questions about them. */
final class Answers implements HttpService {
    private static final UploadOptions FOR_A_DAY =
            UploadOptions.builder().expiresAfter(Duration.ofDays(1)).build();

    private final FileChatClient client;

    Answers(FileChatClient client) {
        this.client = client;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/files/{name}", this::upload)
                .delete("/files/{id}", this::delete)
                .get("/answers", this::ask);
    }

    /** The body goes on to the service while it comes in, however long it is. */
    private void upload(ServerRequest request, ServerResponse response) {
        String name = request.path().pathParameters().get("name");
        FileSource body = FileSource.of(name, request.content().inputStream());
        response.send(client.files().upload(body, FOR_A_DAY).id());
    }

    private void delete(ServerRequest request, ServerResponse response) {
        client.files().delete(request.path().pathParameters().get("id"));
        response.send();
    }

    private void ask(ServerRequest request, ServerResponse response) {
        Content file = Content.file(request.query().get("file"));
        Chat chat = client.chat().create("grok-4.5").append(user(request.query().get("question"), file));
        try (ChatStream answer = chat.stream()) { // close() cancels the call
            SseSink page = response.sink(SseSink.TYPE);
            for (ChatChunk chunk : answer) {
                Piece piece = new Piece(chunk.content());
                page.emit(SseEvent.create(piece, MediaTypes.APPLICATION_JSON)); // fails when the browser is gone
            }
            page.close(); // not after a failure: a part would look like the whole answer
        }
    }

    /** The server has ended, and with it all requests. */
    @Override
    public void afterStop() {
        client.close();
    }

    /** JSON keeps the spaces that server-sent events lose. */
    record Piece(String text) {}
}
// end
