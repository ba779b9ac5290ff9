// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.proxy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on in pieces. */
public class Pieces extends FilterOutputStream {

    private final int largest;

    public Pieces(OutputStream out, int largest) {
        super(out);
        this.largest = largest;
    }

    /** Called before each piece. */
    protected void before(int length) {}

    @Override
    public final void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public final void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int piece = Math.min(largest, length - done);
            before(piece);
            out.write(bytes, offset + done, piece);
            out.flush();
            done += piece;
        }
    }
}
