// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the page does, without a browser. */
final class TestBrowser implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String tab = UUID.randomUUID().toString();
    private final URI server;

    private TestBrowser(URI server) {
        this.server = server;
    }

    /** Opens the page. */
    static TestBrowser open(ChatServer server) throws Exception {
        TestBrowser browser = new TestBrowser(server.url());
        browser.http.send(HttpRequest.newBuilder(server.url()).build(), BodyHandlers.discarding());
        assertThat(browser.post("visit", BodyPublishers.noBody()).statusCode()).isEqualTo(200);
        return browser;
    }

    HttpResponse<String> upload(String name, byte[] content) throws Exception {
        return upload(name, BodyPublishers.ofByteArray(content));
    }

    HttpResponse<String> upload(String name, BodyPublisher content) throws Exception {
        return upload(UUID.randomUUID().toString(), name, content);
    }

    HttpResponse<String> upload(String key, String name, BodyPublisher content) throws Exception {
        String parameters = "&file=" + key + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return http.send(request("files", parameters, content), BodyHandlers.ofString());
    }

    HttpResponse<String> remove(String key) throws Exception {
        return http.send(request("remove", "&file=" + key, BodyPublishers.noBody()), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, BodyPublisher content) throws Exception {
        return http.send(request(path, "", content), BodyHandlers.ofString());
    }

    /** Asks, and returns the answer's events as they come. */
    Events ask(String question) throws Exception {
        return new Events(
                http.send(request("ask", "", BodyPublishers.ofString(question)), BodyHandlers.ofInputStream()));
    }

    private HttpRequest request(String path, String parameters, BodyPublisher content) {
        return HttpRequest.newBuilder(server.resolve(path + "?tab=" + tab + parameters))
                .header("Origin", server.toString().replaceAll("/$", ""))
                .POST(content)
                .build();
    }

    /** Ends all connections, as a browser does that is closed. */
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    /** The events of one answer. */
    static final class Events implements AutoCloseable {
        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        private Events(HttpResponse<InputStream> response) {
            this.response = response;
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        int status() {
            return response.statusCode();
        }

        /** Waits for the next event, and returns its name and data. */
        SentEvent next() throws IOException {
            String name = "";
            List<String> data = new ArrayList<>();
            String line = lines.readLine();
            while (line != null && !(line.isEmpty() && !name.isEmpty())) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.add(line.substring(6));
                }
                line = lines.readLine();
            }
            return new SentEvent(name, String.join("\n", data));
        }

        /** Waits for the end, and returns the events that are left. */
        List<SentEvent> rest() throws IOException {
            List<SentEvent> events = new ArrayList<>();
            do {
                events.add(next());
            } while (!events.getLast().name().equals("end")
                    && !events.getLast().name().isEmpty());
            return events;
        }

        String text() throws IOException {
            return String.join(
                    "",
                    rest().stream()
                            .filter(event -> event.name().equals("text"))
                            .map(SentEvent::data)
                            .toList());
        }

        /** Goes away in the middle of the answer. */
        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }
}
