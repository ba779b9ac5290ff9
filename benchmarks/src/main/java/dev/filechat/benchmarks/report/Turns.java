// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;

/**
 * Lets the JVMs of a comparison work one at a time, in the order in which they ask. A {@link TurnProfiler} in each of
 * them asks, over a connection of its own: a byte when it wants its turn, one when it has it, one when it is done. A
 * JVM that ends or dies ends its turn by that.
 */
final class Turns implements Closeable {
    /** What is said; it is the moment that counts. */
    static final int BYTE = 1;

    private final ServerSocket listener;
    private final Semaphore turn = new Semaphore(1, true);

    private Turns(ServerSocket listener) {
        this.listener = listener;
    }

    static Turns open() throws IOException {
        Turns turns = new Turns(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("turns").start(turns::accept);
        return turns;
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket contender = listener.accept();
                Thread.ofVirtual().name("turns of a contender").start(() -> serve(contender));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    System.err.println("No turns any more: " + e);
                }
                return;
            }
        }
    }

    private void serve(Socket contender) {
        try (contender) {
            contender.setTcpNoDelay(true);
            while (contender.getInputStream().read() >= 0) {
                turn.acquireUninterruptibly();
                try {
                    contender.getOutputStream().write(BYTE);
                    contender.getInputStream().read();
                } finally {
                    turn.release();
                }
            }
        } catch (IOException e) {
            System.err.println("A contender is gone: " + e);
        }
    }
}
