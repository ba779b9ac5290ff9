// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import java.nio.ByteBuffer;

/**
 * A frame of HTTP/2 (RFC 9113, section 4.1).
 *
 * @param payload valid until the next one is read; without padding and priority
 */
record Frame(int type, int flags, int stream, ByteBuffer payload) {
    static final int HEADER_LENGTH = 9;

    /** What every peer takes, and what grpc-java's own server allows. */
    static final int MAX_PAYLOAD = 16 << 10;

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int WINDOW_UPDATE = 8;

    static final int ACK = 0x1;
    static final int END_STREAM = 0x1;
    static final int END_HEADERS = 0x4;
    static final int PADDED = 0x8;
    static final int PRIORITY = 0x20;

    /** A setting's name: how much may be sent in a stream at its begin. */
    static final int INITIAL_WINDOW_SIZE = 4;

    /** What a window is if nothing was said. */
    static final int DEFAULT_WINDOW = 65_535;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Writes the nine bytes before a payload. */
    static void putHeader(ByteBuffer target, int length, int type, int flags, int stream) {
        target.putInt(length << Byte.SIZE | type).put((byte) flags).putInt(stream);
    }
}
