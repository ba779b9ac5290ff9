// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Something that may hold text. It can be opened several times. */
public interface Document {

    /**
     * Returns the name of the file.
     *
     * @return the name
     */
    String name();

    /**
     * Returns what the sender says it is.
     *
     * @return a media type, or an empty text if nothing was said
     */
    String mediaType();

    /**
     * Returns the size.
     *
     * @return the size in bytes
     */
    long size();

    /**
     * Opens the content.
     *
     * @return a stream that the caller closes
     * @throws IOException if it is gone
     */
    InputStream open() throws IOException;

    /**
     * Returns where the content is.
     *
     * @return the file, or nothing if the content is in memory
     */
    Optional<Path> path();
}
