// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.proxy;

import dev.filechat.testkit.internal.connection.Http2Bytes;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Puts a frame between two others of an HTTP/2 server, once. */
public final class BetweenFrames extends FilterOutputStream {

    private final byte[] frame;
    private final byte[] header = new byte[Http2Bytes.HEADER_LENGTH];
    private long after;
    private int headerBytes;
    private int payloadLeft;
    private boolean done;

    public BetweenFrames(OutputStream out, long after, byte[] frame) {
        super(out);
        this.after = after;
        this.frame = frame.clone();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int passed = 0;
        while (!done && passed < length) {
            if (headerBytes == 0 && payloadLeft == 0 && after <= 0) {
                out.write(frame);
                done = true;
            } else {
                int part = payloadLeft > 0
                        ? Math.min(payloadLeft, length - passed)
                        : Math.min(header.length - headerBytes, length - passed);
                follow(bytes, offset + passed, part);
                out.write(bytes, offset + passed, part);
                after -= part;
                passed += part;
            }
        }
        out.write(bytes, offset + passed, length - passed);
    }

    /** A part of a header, or of what follows it. */
    private void follow(byte[] bytes, int offset, int length) {
        if (payloadLeft > 0) {
            payloadLeft -= length;
            return;
        }
        System.arraycopy(bytes, offset, header, headerBytes, length);
        headerBytes += length;
        if (headerBytes == header.length) {
            headerBytes = 0;
            payloadLeft = ((header[0] & 0xff) << 16) | ((header[1] & 0xff) << 8) | (header[2] & 0xff);
        }
    }
}
