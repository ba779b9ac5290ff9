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
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Does over HTTP what a page in a browser does. */
final class Browser implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;

    Browser(int port) {
        server = "http://127.0.0.1:" + port;
    }

    /** Uploads content without saying how long it is, and returns the file's id. */
    String upload(String name, byte[] content) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/files/" + name))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)))
                .build();
        return body(request);
    }

    /** Submits a form that has a file, and returns the file's id. */
    String submit(String name, byte[] content) throws IOException, InterruptedException {
        String head = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/files"))
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--limit--\r\n")))
                .build();
        return body(request);
    }

    private String body(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode());
        }
        return response.body();
    }

    /** Asks a question, and returns the lines of the answer's events. */
    BufferedReader ask(String file, String question) throws IOException, InterruptedException {
        String query = "?file=" + file + "&question=" + URLEncoder.encode(question, UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server + "/answers" + query)).build();
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /** Goes away. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
