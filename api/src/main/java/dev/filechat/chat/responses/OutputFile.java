// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.internal.text.ServerText;
import java.util.Objects;

/**
 * A file that a tool of the service made. Its content can be downloaded by its id. Immutable and thread-safe.
 *
 * @param fileId the file's id
 * @param name the file's name
 */
public record OutputFile(String fileId, String name) {
    /** Refuses null. */
    public OutputFile {
        Objects.requireNonNull(fileId, "fileId");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return ServerText.escaped("OutputFile[fileId=" + fileId + ", name=" + name + "]");
    }
}
