// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the fake and a reader's process say to each other. */
final class ReaderProtocol {

    /** To the process: read; then name, media type, document and where its text goes. */
    static final int READ = 1;

    /** To the process: end after this number of milliseconds without a document. */
    static final int LINGER = 2;

    /** From the process, several times a second: not ready yet. */
    static final int BUSY = 3;

    /** From the process: the text is there. */
    static final int DONE = 4;

    /** From the process: a reason follows. */
    static final int UNREADABLE = 5;

    /** From the process: a reason follows, which is that a library is missing. */
    static final int LIBRARY_MISSING = 6;

    private ReaderProtocol() {}

    static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
