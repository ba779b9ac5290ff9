// SPDX-License-Identifier: Apache-2.0
package com.example;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.messages.Content;
import dev.filechat.files.sources.FileSource;
import dev.filechat.files.StoredFile;
import dev.filechat.jackson.RecordFormat;

/** The main job: uploads a document, asks about it, and reads an answer as a record. */
public final class Reader {
    private final FileChatClient client;

    /** With a client of the caller's, who closes it. */
    public Reader(FileChatClient client) {
        this.client = client;
    }

    /** Stores a document. */
    public StoredFile upload(String name, byte[] content) {
        return client.files().upload(FileSource.of(name, content));
    }

    /** Asks about a document, and returns the answer. */
    public String ask(StoredFile document, String question) {
        ChatResponse response = chat(document, question).sample();
        return response.content();
    }

    /** Reads the document as an invoice. */
    public Invoice invoice(StoredFile document) {
        return chat(document, "Read the invoice.")
                .parse(RecordFormat.of(Invoice.class))
                .value();
    }

    private Chat chat(StoredFile document, String question) {
        return client.chat().create("grok-4.5").append(user(question, Content.file(document)));
    }
}
