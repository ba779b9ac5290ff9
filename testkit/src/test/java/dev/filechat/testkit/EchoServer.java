// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Sends back what it gets, and tells what that was. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket server;
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger smallest = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicReference<String> failure = new AtomicReference<>("none");
    private final Semaphore ended = new Semaphore(0);

    private EchoServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EchoServer start() {
        EchoServer echo = new EchoServer();
        Thread.ofVirtual().start(echo::accept);
        return echo;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                failure.set(String.valueOf(e.getMessage()));
            }
        }
    }

    private void serve(Socket connection) {
        byte[] buffer = new byte[4096];
        try (connection) {
            for (int read = connection.getInputStream().read(buffer);
                    read >= 0;
                    read = connection.getInputStream().read(buffer)) {
                received.addAndGet(read);
                int count = read;
                smallest.getAndUpdate(least -> Math.min(least, count));
                connection.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            failure.set(String.valueOf(e.getMessage()));
        } finally {
            ended.release();
        }
    }

    int port() {
        return server.getLocalPort();
    }

    int received() {
        return received.get();
    }

    int smallestRead() {
        return smallest.get();
    }

    String lastFailure() {
        return failure.get();
    }

    /** Waits for the end of a connection; how many bytes came in all. */
    int awaitEnd() throws InterruptedException {
        assertThat(ended.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        return received.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
