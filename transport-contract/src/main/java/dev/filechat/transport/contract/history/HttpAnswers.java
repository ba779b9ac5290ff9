// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.filechat.transport.contract.support.Http2Peer;
import dev.filechat.transport.contract.support.TcpPeer;
import java.util.ArrayList;
import java.util.List;

/** Gateways that reach no service, and answer by HTTP alone. Not thread-safe. */
final class HttpAnswers implements AutoCloseable {
    /** The kinds of answers. */
    static final int KINDS = 12;

    private final List<TcpPeer> gateways = new ArrayList<>();

    /** Returns the port of a gateway that answers so. */
    int port(int kind) {
        TcpPeer gateway = gateway(kind);
        gateways.add(gateway);
        return gateway.port();
    }

    private static TcpPeer gateway(int kind) {
        return switch (kind) {
            case 0 -> page(1, false, "502");
            case 1 -> page(2, true, "502");
            case 2 -> page(3, false, "503");
            case 3 -> page(1, false, "504");
            case 4 -> page(1, false, "408");
            case 5 -> page(1, true, "403");
            case 6 -> page(1, false, "200");
            case 7 -> Http2Peer.pages(1, false, ":status", "429", "content-type", "text/html", "retry-after", "1");
            case 8 -> Http2Peer.pages(2, false, ":status", "502", "content-type", "application/grpc");
            case 9 -> Http2Peer.headersOnly(":status", "503", "content-type", "text/html");
            case 10 -> plain("502 Bad Gateway");
            case 11 -> plain("503 Service Unavailable");
            default -> throw new IllegalArgumentException("There is no answer " + kind);
        };
    }

    private static TcpPeer page(int calls, boolean early, String status) {
        return Http2Peer.pages(calls, early, ":status", status, "content-type", "text/html");
    }

    /** HTTP/1.1, as a gateway speaks that does not know HTTP/2. */
    private static TcpPeer plain(String status) {
        return TcpPeer.answering(
                ("HTTP/1.1 " + status + "\r\ncontent-type: text/plain\r\ncontent-length: 6\r\n\r\nSorry.")
                        .getBytes(US_ASCII));
    }

    @Override
    public void close() {
        gateways.forEach(TcpPeer::close);
    }
}
