// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.ConstantNames;
import java.io.Serializable;

/**
 * How far the indexing of a document is.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record DocumentStatus(int number) implements Serializable {
    private static final ConstantNames NAMES = new ConstantNames("DocumentStatus");

    /** Not specified. */
    public static final DocumentStatus UNKNOWN = new DocumentStatus(NAMES.put(0, "UNKNOWN"));

    /** It is being read. */
    public static final DocumentStatus PROCESSING = new DocumentStatus(NAMES.put(1, "PROCESSING"));

    /** It is indexed: searches find it. */
    public static final DocumentStatus PROCESSED = new DocumentStatus(NAMES.put(2, "PROCESSED"));

    /** It cannot be indexed; {@link DocumentInfo#error()} says why. */
    public static final DocumentStatus FAILED = new DocumentStatus(NAMES.put(3, "FAILED"));

    /** It is cut into chunks. */
    public static final DocumentStatus CHUNKED = new DocumentStatus(NAMES.put(4, "CHUNKED"));

    /** The vectors of its chunks are being made. */
    public static final DocumentStatus EMBEDDING = new DocumentStatus(NAMES.put(5, "EMBEDDING"));

    /** Its chunks are being written into the index. */
    public static final DocumentStatus WRITING = new DocumentStatus(NAMES.put(6, "WRITING"));

    /** {@return the constant's name, or {@code DocumentStatus(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
