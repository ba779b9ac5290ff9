// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Does over HTTP what a page in a browser does. */
final class Browser implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build(); // as a browser's without TLS
    private final URI server;

    Browser(URI server) {
        this.server = server;
    }

    /** Uploads a small file, and returns its id. */
    String upload(String name, String text) {
        return upload(name, new ByteArrayInputStream(text.getBytes(UTF_8))).join();
    }

    /** Uploads content while it is read, without saying how long it is. The future has the file's id. */
    CompletableFuture<String> upload(String name, InputStream content) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/files/" + name))
                .POST(BodyPublishers.ofInputStream(() -> content))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> checked(response).body());
    }

    /** Asks a question, and returns the lines of the answer's events. */
    BufferedReader ask(String file, String question) throws IOException, InterruptedException {
        String query = "?file=" + file + "&question=" + URLEncoder.encode(question, UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/answers" + query)).build();
        HttpResponse<InputStream> response = checked(http.send(request, BodyHandlers.ofInputStream()));
        return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    private static <T> HttpResponse<T> checked(HttpResponse<T> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + response.statusCode());
        }
        return response;
    }

    /** Goes away. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
