// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an upload as it arrives: it fails when it is too large, or ends before its announced length. */
final class UploadBody extends FilterInputStream {
    private final long announced;
    private final long limit;
    private long count;
    private volatile boolean tooLarge;

    /** A body of an announced length, or -1, and the most bytes that are taken. */
    UploadBody(InputStream in, long announced, long limit) {
        super(in);
        this.announced = announced;
        this.limit = limit;
    }

    boolean tooLarge() {
        return tooLarge;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        counted(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return counted(super.read(buffer, offset, length));
    }

    private int counted(int read) throws IOException {
        if (read < 0 && count < announced) {
            throw new EOFException("The upload ended after " + count + " of " + announced + " bytes");
        }
        count += Math.max(read, 0);
        if (count > limit) {
            tooLarge = true;
            throw new IOException("The upload has more than " + limit + " bytes");
        }
        return read;
    }
}
