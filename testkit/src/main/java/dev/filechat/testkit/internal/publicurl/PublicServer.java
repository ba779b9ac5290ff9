// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.publicurl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.filechat.testkit.internal.server.Endpoint;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.store.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Serves files at their public URLs over HTTP, on the loopback address only. */
final class PublicServer implements AutoCloseable {

    private static final long NO_BODY = -1;

    private final FileStore store;
    private final HttpServer http;
    private final OwnThreads threads;
    private final String base;

    private PublicServer(FileStore store, HttpServer http, OwnThreads threads) {
        this.store = store;
        this.http = http;
        this.threads = threads;
        this.base = "http://" + Endpoint.HOST + ":" + http.getAddress().getPort();
    }

    /** The executor runs the exchanges. They may block. */
    static PublicServer start(FileStore store, Executor executor) throws IOException {
        OwnThreads threads = new OwnThreads("fake-xai-http");
        return threads.call(() -> {
            HttpServer http = HttpServer.create(new InetSocketAddress(Endpoint.localAddress(), 0), 0);
            PublicServer server = new PublicServer(store, http, threads);
            http.setExecutor(executor);
            http.createContext("/", server::serve);
            http.start();
            return server;
        });
    }

    String url(String token) {
        return base + "/public/" + token;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, NO_BODY);
                return;
            }
            Optional<FileRecord> file =
                    store.published(base + exchange.getRequestURI().getRawPath());
            if (file.isEmpty()) {
                exchange.sendResponseHeaders(404, NO_BODY);
                return;
            }
            send(file.get(), exchange, method.equals("HEAD"));
        }
    }

    private static void send(FileRecord file, HttpExchange exchange, boolean headOnly) throws IOException {
        long size = file.content().size();
        try (InputStream in = file.content().open()) {
            exchange.getResponseHeaders().set("Content-Type", file.contentType());
            exchange.getResponseHeaders().set("Content-Length", Long.toString(size));
            exchange.sendResponseHeaders(200, headOnly || size == 0 ? NO_BODY : size);
            if (!headOnly) {
                in.transferTo(exchange.getResponseBody());
            }
        } catch (NoSuchFileException e) { // deleted since it was looked up
            exchange.sendResponseHeaders(404, NO_BODY);
        }
    }

    /** Ends the downloads under way, too. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            http.stop(0);
            threads.join();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
