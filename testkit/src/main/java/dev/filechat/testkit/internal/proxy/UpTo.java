// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.proxy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes the given number of bytes on, and runs an action when more come, which it drops. */
public final class UpTo extends FilterOutputStream {

    private final Runnable then;
    private long left;
    private boolean over;

    public UpTo(OutputStream out, long bytes, Runnable then) {
        super(out);
        this.left = bytes;
        this.then = then;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int passed = (int) Math.min(left, length);
        out.write(bytes, offset, passed);
        out.flush();
        left -= passed;
        if (passed < length && !over) {
            over = true;
            then.run();
        }
    }
}
