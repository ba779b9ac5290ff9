// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import dev.filechat.benchmarks.content.Pattern;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.zip.CRC32C;

/**
 * What the wire itself can do: a TCP connection, no protocol to speak of. A request is an operation (a byte) and a size
 * (eight bytes); the answer to an upload its checksum (eight bytes), that to a download the bytes.
 */
public final class RawServer {
    /** Takes bytes and discards them. */
    public static final int UPLOAD = 1;

    /** Takes bytes and tells their checksum. */
    public static final int CHECKED_UPLOAD = 2;

    /** Sends bytes. */
    public static final int DOWNLOAD = 3;

    private static final int BUFFER = 256 << 10;

    private RawServer() {}

    /** Listens on a free port, by threads that end with the JVM. */
    static int start() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                try {
                    SocketChannel client = server.accept();
                    Thread.ofPlatform().daemon().start(() -> serve(client));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private static void serve(SocketChannel client) {
        try (client) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(client));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client));
            while (true) {
                int operation = in.readByte();
                long size = in.readLong();
                if (operation == DOWNLOAD) {
                    Pattern.write(0, size, Channels.newOutputStream(client));
                } else {
                    out.writeLong(receive(client, size, operation == CHECKED_UPLOAD));
                }
            }
        } catch (EOFException e) {
            // the client has gone
        } catch (IOException e) {
            System.err.println("Raw connection: " + e);
        }
    }

    private static long receive(SocketChannel client, long size, boolean checked) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        CRC32C crc = new CRC32C();
        for (long left = size; left > 0; ) {
            buffer.clear().limit((int) Math.min(BUFFER, left));
            int read = client.read(buffer);
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
            if (checked) {
                crc.update(buffer.flip());
            }
        }
        return crc.getValue();
    }
}
