// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * A socket that closes itself when its connection is not {@linkplain #complete() complete} within a timeout. gRPC's
 * OkHttp waits without a limit, on a thread that nothing else ends.
 */
class TimedSocket extends Socket {
    private final int timeoutMillis;
    private volatile long start = System.nanoTime();
    private volatile boolean complete;

    TimedSocket(int timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        start = System.nanoTime();
        super.connect(endpoint, timeoutMillis);
    }

    /** Removes the timeout from reads that begin from now on. */
    void complete() {
        complete = true;
        try {
            setSoTimeout(0);
        } catch (SocketException e) {
            // the socket is closed, and the next read fails
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return complete ? in.read(bytes, offset, length) : readInTime(in, bytes, offset, length);
            }
        };
    }

    private int readInTime(InputStream in, byte[] bytes, int offset, int length) throws IOException {
        long left = timeoutMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        setSoTimeout((int) Math.max(1, left));
        try {
            return in.read(bytes, offset, length);
        } catch (SocketTimeoutException e) {
            close();
            SocketTimeoutException late = new SocketTimeoutException(
                    "the server did not complete the connection within " + timeoutMillis + " ms");
            late.initCause(e);
            throw late;
        }
    }
}
