// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A reference of a message to a file: an uploaded one, bytes in the message itself, or one on the web. Immutable and
 * thread-safe.
 */
public sealed interface FileRef {
    /** {@return the uploaded file with this id} */
    static Uploaded uploaded(String fileId) {
        return new Uploaded(fileId, "", "");
    }

    /** {@return a file whose bytes go with the message; they are copied} */
    static Inline inline(String filename, String mimeType, byte[] data) {
        return new Inline(filename, mimeType, ByteBuffer.wrap(Objects.requireNonNull(data, "data")));
    }

    /** {@return a public file that the service fetches} */
    static Url url(String url) {
        return new Url(url, "", "");
    }

    /** {@return the file's name, empty if not set} */
    String filename();

    /** {@return the file's MIME type, empty if not set} */
    String mimeType();

    /**
     * An uploaded file.
     *
     * @param fileId the file's id, not empty
     * @param filename the file's name, empty if not set
     * @param mimeType the file's MIME type, empty if not set
     */
    record Uploaded(String fileId, String filename, String mimeType) implements FileRef {
        /** Refuses null and an empty id. */
        public Uploaded {
            Checks.notEmpty("fileId", fileId);
            Checks.text("filename", filename);
            Checks.text("mimeType", mimeType);
        }

        @Override
        public String toString() {
            return ServerText.escaped(
                    "Uploaded[fileId=" + fileId + ", filename=" + filename + ", mimeType=" + mimeType + "]");
        }
    }

    /**
     * A file whose bytes go with the message, for small files that are asked about once.
     *
     * @param filename the file's name, not empty
     * @param mimeType the file's MIME type, empty if not set
     * @param data the bytes between position and limit, at least one; they are copied
     */
    record Inline(String filename, String mimeType, ByteBuffer data) implements FileRef {
        /** Refuses null, an empty name and no bytes. */
        public Inline {
            Checks.notEmpty("filename", filename);
            Checks.text("mimeType", mimeType);
            data = Checks.copy("data", data);
            if (!data.hasRemaining()) {
                throw new IllegalArgumentException("data is empty");
            }
        }

        /** {@return the bytes, in a read-only buffer of the caller's own} */
        @Override
        public ByteBuffer data() {
            return data.duplicate();
        }

        /** {@return name, type and size, never the bytes} */
        @Override
        public String toString() {
            return ServerText.escaped("Inline[" + filename + ", " + mimeType + ", " + data.remaining() + " bytes]");
        }
    }

    /**
     * A public file that the service fetches.
     *
     * @param url the file's URL, not empty
     * @param filename the file's name, empty if not set
     * @param mimeType the file's MIME type, empty if not set
     */
    record Url(String url, String filename, String mimeType) implements FileRef {
        /** Refuses null and an empty URL. */
        public Url {
            Checks.notEmpty("url", url);
            Checks.text("filename", filename);
            Checks.text("mimeType", mimeType);
        }

        @Override
        public String toString() {
            return ServerText.escaped("Url[url=" + url + ", filename=" + filename + ", mimeType=" + mimeType + "]");
        }
    }
}
