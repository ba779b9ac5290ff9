// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy at a port of this machine, which knows CONNECT only, and may want credentials. */
public final class ConnectProxy implements AutoCloseable {
    private final ServerSocket server;
    private final @Nullable String authorization;
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ConnectProxy(@Nullable String authorization) throws IOException {
        this.authorization = authorization;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** A proxy for everybody. */
    public static ConnectProxy open() throws IOException {
        return new ConnectProxy(null);
    }

    /** A proxy for those who know a password. */
    public static ConnectProxy of(String user, String password) throws IOException {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(US_ASCII));
        return new ConnectProxy("Basic " + credentials);
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What it connected to, as clients named it. */
    public List<String> targets() {
        return targets;
    }

    /** What it did not connect to, as the client did not have the credentials. */
    public List<String> refused() {
        return refused;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            List<String> head = head(client.getInputStream()).lines().toList();
            String request = head.getFirst();
            String target = request.substring("CONNECT ".length(), request.lastIndexOf(' '));
            if (authorization != null
                    && head.stream()
                            .noneMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: " + authorization))) {
                refused.add(target);
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"tests\"");
                return;
            }
            targets.add(target);
            int colon = target.lastIndexOf(':');
            try (Socket peer = new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
                open.add(peer);
                answer(client, "200 Connection established");
                Thread.ofVirtual().start(() -> copy(peer, client));
                client.getInputStream().transferTo(peer.getOutputStream());
            }
        } catch (IOException e) {
            // one side hung up
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(US_ASCII));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("the client hung up");
            }
            head.append(new String(new byte[] {(byte) read}, ISO_8859_1));
        }
        return head.toString();
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side hung up
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
