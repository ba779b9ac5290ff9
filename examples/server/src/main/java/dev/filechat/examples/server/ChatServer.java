// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.filechat.FileChatClient;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.sources.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Serves the page on loopback, each request on a virtual thread. Closing it deletes the files of all visitors. */
final class ChatServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ChatServer.class.getName());
    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)(\\w+)=([^&]*)");
    private static final int MAX_QUESTION_BYTES = 64 << 10;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerSettings settings;
    private final Visitors visitors;
    private final HttpServer http;

    private ChatServer(FileChatClient client, ServerSettings settings, InstantSource clock) throws IOException {
        this.settings = settings;
        visitors = new Visitors(client, settings, clock);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
    }

    /** Starts a server; the client is shared by all visitors, and stays the caller's. */
    static ChatServer start(FileChatClient client, ServerSettings settings) throws IOException {
        return start(client, settings, InstantSource.system());
    }

    /** Starts a server, with the clock by which a visitor is idle. */
    static ChatServer start(FileChatClient client, ServerSettings settings, InstantSource clock) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // each word leaves at once
        ChatServer server = new ChatServer(client, settings, clock);
        server.http.start();
        return server;
    }

    /** {@return where the page is} */
    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        http.stop(0);
        visitors.close();
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                Session.refuseOthers(exchange);
                route(exchange);
            } catch (Refusal e) {
                reply(exchange, e.status(), Objects.toString(e.getMessage()));
            } catch (FileChatException e) {
                reply(exchange, 502, Objects.toString(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "A request failed", e);
                reply(exchange, 500, "The server has an error; its log says more.");
            }
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /" -> {
                Session.begin(exchange);
                resource(exchange, "index.html", "text/html");
            }
            case "GET /page.js" -> resource(exchange, "page.js", "text/javascript");
            case "GET /page.css" -> resource(exchange, "page.css", "text/css");
            case "POST /visit" -> {
                visitors.arrived(key(exchange));
                reply(exchange, 200, "");
            }
            case "POST /files" -> serve(exchange, this::upload);
            case "POST /remove" ->
                serve(exchange, (e, visitor) -> {
                    visitor.remove(parameter(e, "file"));
                    reply(e, 200, "");
                });
            case "POST /ask" -> serve(exchange, this::ask);
            case "POST /stop" ->
                serve(exchange, (e, visitor) -> {
                    visitor.stop();
                    reply(e, 200, "");
                });
            case "POST /leave" -> {
                visitors.left(key(exchange));
                reply(exchange, 200, "");
            }
            default -> throw new Refusal(404, "There is nothing here.");
        }
    }

    private void serve(HttpExchange exchange, Action action) throws IOException {
        Visitor visitor = visitors.visitor(key(exchange));
        visitor.requestBegins();
        try {
            action.run(exchange, visitor);
        } finally {
            visitor.requestEnds();
        }
    }

    /** The request's body goes to the service as it arrives. */
    private void upload(HttpExchange exchange, Visitor visitor) throws IOException {
        String name = parameter(exchange, "name");
        String announced = exchange.getRequestHeaders().getFirst("Content-Length");
        long length = announced == null ? -1 : Long.parseLong(announced);
        UploadBody body = new UploadBody(exchange.getRequestBody(), length, settings.maxFileBytes());
        if (length == 0) {
            throw new Refusal(400, "The file is empty.");
        }
        try {
            if (length > settings.maxFileBytes()) {
                throw tooLarge(exchange);
            }
            visitor.upload(parameter(exchange, "file"), FileSource.of(name, body));
        } catch (FileChatException e) {
            throw body.tooLarge() ? tooLarge(exchange) : e;
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    400,
                    "The service takes no file of this name. A name has at most 255 characters, and no double quote,"
                            + " semicolon, backslash or line break. Rename the file.");
        }
        reply(exchange, 200, "");
    }

    private Refusal tooLarge(HttpExchange exchange) throws IOException {
        // A browser reads the answer once it has sent what it has; a limit holds for that, too.
        long unused = exchange.getRequestBody().skip(settings.maxFileBytes());
        return new Refusal(413, "The file is too large: at most " + mebibytes() + " MiB are taken.");
    }

    private void ask(HttpExchange exchange, Visitor visitor) throws IOException {
        byte[] question = exchange.getRequestBody().readNBytes(MAX_QUESTION_BYTES + 1);
        if (question.length > MAX_QUESTION_BYTES) {
            throw new Refusal(413, "The question is too long.");
        }
        String text = new String(question, UTF_8).strip();
        if (text.isEmpty()) {
            throw new Refusal(400, "The question is empty.");
        }
        RunningAnswer answer = visitor.ask(text);
        try {
            headers(exchange, "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
        } catch (IOException e) { // the browser has gone
            answer.stop();
            throw e;
        }
        answer.sendTo(exchange.getResponseBody());
    }

    /** A browser may have the page open several times: the cookie says which browser it is, the tab which page. */
    private static String key(HttpExchange exchange) {
        return Session.of(exchange) + " " + parameter(exchange, "tab");
    }

    private static String parameter(HttpExchange exchange, String name) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return PARAMETER
                .matcher(query)
                .results()
                .filter(found -> found.group(1).equals(name))
                .map(found -> URLDecoder.decode(found.group(2), UTF_8))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "The request lacks the parameter " + name + "."));
    }

    private void resource(HttpExchange exchange, String name, String type) throws IOException {
        try (InputStream in = Objects.requireNonNull(ChatServer.class.getResourceAsStream(name), name)) {
            String text = new String(in.readAllBytes(), UTF_8)
                    .replace("{maxFileBytes}", Long.toString(settings.maxFileBytes()))
                    .replace("{maxFileMiB}", mebibytes());
            send(exchange, 200, type, text);
        }
    }

    private String mebibytes() {
        return Long.toString(settings.maxFileBytes() >> 20);
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, "text/plain", text);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        headers(exchange, type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void headers(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
    }

    @FunctionalInterface
    private interface Action {
        void run(HttpExchange exchange, Visitor visitor) throws IOException;
    }
}
