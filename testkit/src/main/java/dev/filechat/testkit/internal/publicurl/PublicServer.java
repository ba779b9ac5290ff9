// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.publicurl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.filechat.testkit.internal.server.Endpoint;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.store.FileStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Serves files at their public URLs, and pictures, over HTTP, on the loopback address only. */
final class PublicServer implements AutoCloseable {

    private static final long NO_BODY = -1;

    /** The number of pictures that are served. The oldest ones go first. */
    private static final int MOST_PICTURES = 1_000;

    private final FileStore store;
    private final HttpServer http;
    private final OwnThreads threads;
    private final String base;
    private final Map<String, byte[]> pictures = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST_PICTURES;
        }
    });

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

    String newUrl() {
        return base + "/public/" + UUID.randomUUID();
    }

    String publish(byte[] png) {
        String path = "/images/" + UUID.randomUUID() + ".png";
        pictures.put(path, png);
        return base + path;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, NO_BODY);
                return;
            }
            String path = exchange.getRequestURI().getRawPath();
            byte[] picture = pictures.get(path);
            if (picture != null) {
                send("image/png", new ByteArrayInputStream(picture), picture.length, exchange);
                return;
            }
            Optional<FileRecord> file = store.published(base + path);
            if (file.isEmpty()) {
                exchange.sendResponseHeaders(404, NO_BODY);
                return;
            }
            send(file.get(), exchange);
        }
    }

    private static void send(FileRecord file, HttpExchange exchange) throws IOException {
        try (InputStream in = file.content().open()) {
            send(file.contentType(), in, file.content().size(), exchange);
        } catch (NoSuchFileException e) { // deleted since it was looked up
            exchange.sendResponseHeaders(404, NO_BODY);
        }
    }

    private static void send(String type, InputStream in, long size, HttpExchange exchange) throws IOException {
        boolean headOnly = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Length", Long.toString(size));
        exchange.sendResponseHeaders(200, headOnly || size == 0 ? NO_BODY : size);
        if (!headOnly) {
            in.transferTo(exchange.getResponseBody());
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
