// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cookie by which a browser is known, and who may send a request at all. */
final class Session {
    private static final Pattern COOKIE = Pattern.compile("(?:^|; ?)filechat=([0-9a-f]{64})(?:;|$)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Session() {}

    /** Refuses what another site had a browser send, by its own name for this address or by its own page. */
    static void refuseOthers(HttpExchange exchange) {
        int port = exchange.getLocalAddress().getPort();
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null
                || !List.of("127.0.0.1:" + port, "[::1]:" + port, "localhost:" + port)
                        .contains(host)) {
            throw new Refusal(403, "This server is for its own machine only.");
        }
        boolean changes = !exchange.getRequestMethod().equals("GET");
        if (changes && !("http://" + host).equals(exchange.getRequestHeaders().getFirst("Origin"))) {
            throw new Refusal(403, "Only the page of this server may ask for this.");
        }
    }

    /** Gives the browser a cookie if it has none: random, out of reach of scripts and of other sites. */
    static void begin(HttpExchange exchange) {
        if (find(exchange).isEmpty()) {
            byte[] id = new byte[32];
            RANDOM.nextBytes(id);
            exchange.getResponseHeaders()
                    .add(
                            "Set-Cookie",
                            "filechat=" + HexFormat.of().formatHex(id) + "; Path=/; HttpOnly; SameSite=Strict");
        }
    }

    /** {@return the browser's id} */
    static String of(HttpExchange exchange) {
        return find(exchange).orElseThrow(() -> new Refusal(403, "Load the page first, and allow its cookie."));
    }

    private static Optional<String> find(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        return headers.getOrDefault("Cookie", List.of()).stream()
                .map(COOKIE::matcher)
                .filter(Matcher::find)
                .map(cookie -> cookie.group(1))
                .findFirst();
    }
}
