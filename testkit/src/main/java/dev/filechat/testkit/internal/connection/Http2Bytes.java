// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.connection;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that are put between the frames of an HTTP/2 connection. */
public final class Http2Bytes {

    /** The last stream of a GOAWAY that lets all streams go on. */
    public static final int ALL_STREAMS = Integer.MAX_VALUE;

    public static final int HEADER_LENGTH = 9;

    private static final byte GOAWAY = 7;
    private static final int GOAWAY_LENGTH = 8;
    private static final int GARBAGE_LENGTH = 64;

    private Http2Bytes() {}

    public static byte[] goAway(int lastStream, int errorCode) {
        return ByteBuffer.allocate(HEADER_LENGTH + GOAWAY_LENGTH)
                .put(new byte[] {0, 0, GOAWAY_LENGTH})
                .put(GOAWAY)
                .put((byte) 0)
                .putInt(0)
                .putInt(lastStream)
                .putInt(errorCode)
                .array();
    }

    /** As a frame, it would have 16,777,215 bytes, more than anybody allows. */
    public static byte[] garbage() {
        byte[] bytes = new byte[GARBAGE_LENGTH];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }
}
