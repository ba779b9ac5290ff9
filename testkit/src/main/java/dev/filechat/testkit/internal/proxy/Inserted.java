// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.proxy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Puts bytes among those that it passes on, once. */
public final class Inserted extends FilterOutputStream {

    private final byte[] insertion;
    private long left;
    private boolean done;

    public Inserted(OutputStream out, long after, byte[] insertion) {
        super(out);
        this.left = after;
        this.insertion = insertion.clone();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (done || left > length) {
            left -= length;
            out.write(bytes, offset, length);
            return;
        }
        int before = (int) left;
        out.write(bytes, offset, before);
        out.write(insertion);
        done = true;
        out.write(bytes, offset + before, length - before);
    }
}
