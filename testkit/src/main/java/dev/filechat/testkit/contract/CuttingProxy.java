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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/** Stands between a client and a fake, and hangs up a connection in place of passing certain bytes on. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NEVER);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong answered = new AtomicLong();

    /** Told how many bytes are to be passed on, whether the client or the fake sent them; true to hang up instead. */
    private record Cut(IntPredicate requests, IntPredicate answers) {
        static final Cut NEVER = new Cut(bytes -> false, bytes -> false);
    }

    private CuttingProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** A running proxy that passes everything on. */
    static CuttingProxy to(FakeXai xai) {
        return new CuttingProxy(xai.port());
    }

    /**
     * A running proxy that hangs up its first connection.
     *
     * @param cut looked at whenever the fake has sent something, before that is passed on
     */
    static CuttingProxy to(FakeXai xai, BooleanSupplier cut) {
        CuttingProxy proxy = to(xai);
        proxy.cutNext(cut);
        return proxy;
    }

    /** Hangs up the next connection: see {@link #to(FakeXai, BooleanSupplier)}. */
    void cutNext(BooleanSupplier cut) {
        next.set(new Cut(bytes -> false, bytes -> cut.getAsBoolean()));
    }

    /**
     * Hangs up the next connection when so many bytes have passed in one direction.
     *
     * @param answers whether those count that the fake sends, or those that the client does
     * @param before done before it hangs up, with nothing more passed on in this direction
     */
    void cutNextAfter(boolean answers, long bytes, Runnable before) {
        AtomicLong left = new AtomicLong(bytes);
        IntPredicate counting = passing -> {
            boolean over = left.addAndGet(-passing) < 0;
            if (over) {
                before.run();
            }
            return over;
        };
        IntPredicate never = passing -> false;
        next.set(answers ? new Cut(never, counting) : new Cut(counting, never));
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections there were. */
    int connections() {
        return connections.get();
    }

    /** How many bytes the fake has sent. */
    long answered() {
        return answered.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket fake = new Socket(InetAddress.getLoopbackAddress(), target);
                connections.incrementAndGet();
                Cut cut = next.getAndSet(Cut.NEVER);
                Thread.ofVirtual().start(() -> pass(client, fake, new AtomicLong(), cut.requests()));
                Thread.ofVirtual().start(() -> pass(fake, client, answered, cut.answers()));
            }
        } catch (IOException e) {
            // closed: there will be no more connections
        }
    }

    private static void pass(Socket from, Socket to, AtomicLong passed, IntPredicate end) {
        byte[] buffer = new byte[64 << 10];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && !end.test(read); read = in.read(buffer)) {
                passed.addAndGet(read);
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
