// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract;

import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Stands between a client and a fake, and hangs up the first connection in place of passing a certain answer on. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final BooleanSupplier cut;
    private final AtomicInteger connections = new AtomicInteger();

    private CuttingProxy(int target, BooleanSupplier cut) {
        this.target = target;
        this.cut = cut;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * A running proxy.
     *
     * @param cut looked at whenever the fake has sent something, before that is passed on
     */
    static CuttingProxy to(FakeXai xai, BooleanSupplier cut) {
        return new CuttingProxy(xai.port(), cut);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections there were. */
    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket fake = new Socket(InetAddress.getLoopbackAddress(), target);
                BooleanSupplier end = connections.incrementAndGet() == 1 ? cut : () -> false;
                Thread.ofVirtual().start(() -> pass(client, fake, () -> false));
                Thread.ofVirtual().start(() -> pass(fake, client, end));
            }
        } catch (IOException e) {
            // closed: there will be no more connections
        }
    }

    private static void pass(Socket from, Socket to, BooleanSupplier end) {
        byte[] buffer = new byte[64 << 10];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && !end.getAsBoolean(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // the other side hung up
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
