// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A call as its request comes in. Used by the thread that reads the connection. */
interface Call {
    /** Takes a part of the request's messages. */
    void accept(ByteBuffer data) throws IOException;

    /** The request is complete. */
    void end() throws IOException;
}
