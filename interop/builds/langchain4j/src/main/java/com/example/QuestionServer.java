// SPDX-License-Identifier: Apache-2.0
package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.filechat.FileChatClient;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.langchain4j.FileChatStreamingModel;
import dev.filechat.langchain4j.UploadedFileContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A server that stores files and streams answers about them, on virtual threads. */
public final class QuestionServer implements AutoCloseable {
    private final FileChatClient client;
    private final StreamingChatModel model;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;

    // snippet: start
    public QuestionServer(FileChatClient client, int port) throws IOException {
        this.client = client; // one for the whole program
        model = FileChatStreamingModel.builder()
                .client(client)
                .modelName("grok-4.5")
                .build();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(threads);
        http.createContext("/files", this::files);
        http.createContext("/answer", this::answer);
        http.start();
    }

    public static void main(String[] args) throws IOException {
        new QuestionServer(FileChatClient.create(), 8080);
    }
    // end

    public int port() {
        return http.getAddress().getPort();
    }

    // snippet: files
    private void files(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange);
            switch (exchange.getRequestMethod()) {
                case "POST" -> {
                    // The body has no length that is known; it is sent on as it arrives, and never held whole.
                    FileSource body = FileSource.of(query.get("name"), exchange.getRequestBody());
                    UploadOptions anHour =
                            UploadOptions.builder().expiresAfter(Duration.ofHours(1)).build();
                    StoredFile file = client.files().upload(body, anHour);
                    byte[] id = file.id().getBytes(UTF_8);
                    exchange.sendResponseHeaders(201, id.length);
                    exchange.getResponseBody().write(id);
                }
                case "DELETE" -> {
                    client.files().delete(query.get("id"));
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }
    // end

    // snippet: answer
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange);
            UserMessage question = UserMessage.from(
                    TextContent.from(query.get("question")), UploadedFileContent.of(query.get("file")));
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);

            EventStream events = new EventStream(exchange.getResponseBody());
            model.chat(List.of(question), events);
            events.awaitEnd();
        }
    }
    // end

    private static Map<String, String> query(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    /** Stops taking requests. The client stays open; it is the caller's. */
    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }
}
