// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/** One connection through a proxy: a socket on either side, and a thread for each direction. */
public final class ProxiedConnection {

    private static final int BUFFER_SIZE = 64 << 10;

    private final Socket client;
    private final Socket server;
    private final Consumer<ProxiedConnection> whenEnded;
    private final ObjLongConsumer<Side> passed;
    private final AtomicInteger directions = new AtomicInteger(2);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param passed called with the number of bytes that have come and are to go on, on either direction's thread */
    public ProxiedConnection(
            Socket client, Socket server, Consumer<ProxiedConnection> whenEnded, ObjLongConsumer<Side> passed) {
        this.client = client;
        this.server = server;
        this.whenEnded = whenEnded;
        this.passed = passed;
    }

    public void start(List<ConnectionEffect> effects) throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        OutputStream toServer = wrapped(server.getOutputStream(), Side.SERVER, effects);
        OutputStream toClient = wrapped(client.getOutputStream(), Side.CLIENT, effects);
        Thread.ofVirtual().start(() -> pass(client, server, toServer, Side.SERVER));
        Thread.ofVirtual().start(() -> pass(server, client, toClient, Side.CLIENT));
    }

    /** The first effect is the first one that the bytes meet. */
    private OutputStream wrapped(OutputStream socket, Side receiver, List<ConnectionEffect> effects) {
        OutputStream out = socket;
        for (ConnectionEffect effect : effects.reversed()) {
            if (effect instanceof ConnectionEffect.OnBytes(Side side, ConnectionEffect.Wrapping wrapping)
                    && side == receiver) {
                out = wrapping.over(out, this);
            }
        }
        return out;
    }

    private void pass(Socket from, Socket to, OutputStream out, Side receiver) {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[BUFFER_SIZE];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passed.accept(receiver, read);
                out.write(buffer, 0, read);
                out.flush();
            }
            to.shutdownOutput();
            if (directions.decrementAndGet() == 0) {
                end();
            }
        } catch (IOException e) {
            end(); // one side hung up: so does the other
        }
    }

    /** Ends both sides with RST, so that neither takes it for a proper end. */
    public void reset() {
        try {
            client.setSoLinger(true, 0);
            server.setSoLinger(true, 0);
        } catch (IOException e) {
            // it has ended already
        }
        end();
    }

    /** Ends the direction to this side with FIN. What still comes is to be passed on no more, as it cannot be. */
    public void hangUp(Side receiver) {
        Socket to = receiver == Side.CLIENT ? client : server;
        try {
            to.shutdownOutput();
        } catch (IOException e) {
            end(); // it has ended already
        }
    }

    public void end() {
        try (client;
                server) {
            ended.countDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            whenEnded.accept(this);
        }
    }

    public void awaitEnd() {
        pause(Duration.ofNanos(Long.MAX_VALUE));
    }

    /** Waits for the given time, or until the connection has ended. */
    public void pause(Duration time) {
        try {
            ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }
}
