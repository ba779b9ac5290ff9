// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import dev.filechat.benchmarks.server.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A TCP connection read into a file through one buffer: what the wire itself can do. */
public final class RawDownloads implements Downloader {
    private static final int BUFFER = 256 << 10;

    private final SocketChannel connection;

    /** Connects. */
    public RawDownloads(Address address) throws IOException {
        this.connection =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.rawPort()));
    }

    @Override
    public void download(long size, Path target) throws IOException {
        connection.write(ByteBuffer.allocate(9)
                .put((byte) RawServer.DOWNLOAD)
                .putLong(size)
                .flip());
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel out = FileChannel.open(
                target, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (long left = size; left > 0; ) {
                buffer.clear().limit((int) Math.min(BUFFER, left));
                left -= connection.read(buffer);
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
