// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.Content;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

// snippet: resource
/** Takes files, and answers questions about them. */
@Path("/")
class Answers {
    private static final UploadOptions FOR_A_DAY =
            UploadOptions.builder().expiresAfter(Duration.ofDays(1)).build();

    private final FileChatClient client;

    Answers(FileChatClient client) {
        this.client = client;
    }

    /** The body goes on to the service while it comes in, however long it is. */
    @POST
    @Path("files/{name}")
    @RunOnVirtualThread
    public String upload(@RestPath String name, InputStream body) {
        return client.files().upload(FileSource.of(name, body), FOR_A_DAY).id();
    }

    @DELETE
    @Path("files/{id}")
    @RunOnVirtualThread
    public void delete(@RestPath String id) {
        client.files().delete(id);
    }

    /** Quarkus cancels the Multi when the browser is gone, and that cancels the call. */
    @GET
    @Path("answers")
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Piece> ask(@RestQuery String file, @RestQuery String question) {
        Chat chat = client.chat().create("grok-4.5").append(user(question, Content.file(file)));
        return Multi.createFrom().publisher(client.async().stream(chat)).map(chunk -> new Piece(chunk.content()));
    }

    /** JSON keeps the spaces that server-sent events lose. */
    public record Piece(String text) {}
}
// end
