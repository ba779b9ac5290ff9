// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Ends the TLS of the JDK in front of a peer without TLS, as a gateway does, and knows which versions were spoken. */
public final class TlsFront implements AutoCloseable {
    private final SSLServerSocket server;
    private final int behind;
    private final Set<String> versions = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param behind a port of this machine */
    public TlsFront(SSLServerSocket server, int behind) {
        this.server = server;
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    /** The versions of TLS that clients and server agreed on. */
    public Set<String> versions() {
        return versions;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                SSLSocket client = (SSLSocket) server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> relay(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void relay(SSLSocket client) {
        try (client;
                Socket peer = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            open.add(peer);
            client.startHandshake();
            versions.add(client.getSession().getProtocol());
            Thread.ofVirtual().start(() -> copy(peer, client));
            client.getInputStream().transferTo(peer.getOutputStream());
        } catch (IOException e) {
            // one side hung up
        }
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
