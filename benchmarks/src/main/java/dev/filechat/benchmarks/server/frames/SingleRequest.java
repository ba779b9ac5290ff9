// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A call with one request, which is small. */
final class SingleRequest implements Call {
    private static final int PREFIX = 1 + Integer.BYTES;

    /** What answers. */
    interface Answer {
        void to(byte[] request) throws IOException;
    }

    private final Answer answer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    SingleRequest(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void accept(ByteBuffer data) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
    }

    @Override
    public void end() throws IOException {
        answer.to(Arrays.copyOfRange(bytes.toByteArray(), PREFIX, bytes.size()));
    }
}
