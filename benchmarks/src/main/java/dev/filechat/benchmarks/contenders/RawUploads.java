// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import dev.filechat.benchmarks.server.RawServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.StandardOpenOption;

/** {@code FileChannel.transferTo} into a TCP connection, or an array written into it: what the wire itself can do. */
public final class RawUploads implements Uploader {
    private static final int SLICE = 256 << 10;

    private final SocketChannel connection;
    private final Source source;

    /** Connects. */
    public RawUploads(Address address, Source source) throws IOException {
        this.connection =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.rawPort()));
        this.source = source;
    }

    @Override
    public String upload(String name) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(9);
        header.put((byte) (name.startsWith("checked") ? RawServer.CHECKED_UPLOAD : RawServer.UPLOAD));
        header.putLong(source.size()).flip();
        connection.write(header);
        if (source.bytes() == null) {
            try (FileChannel file = FileChannel.open(source.path(), StandardOpenOption.READ)) {
                for (long sent = 0; sent < source.size(); ) {
                    sent += file.transferTo(sent, source.size() - sent, connection);
                }
            }
        } else {
            // in slices, since the JDK copies what it writes at once into a direct buffer of that size
            for (int sent = 0; sent < source.size(); ) {
                sent += connection.write(ByteBuffer.wrap(source.bytes(), sent, Math.min(SLICE, source.size() - sent)));
            }
        }
        return Long.toHexString(new DataInputStream(Channels.newInputStream(connection)).readLong());
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
