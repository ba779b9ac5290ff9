// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.internal.text.ServerText;

/**
 * The outcome of a deletion. Immutable and thread-safe.
 *
 * @param id the file's id
 * @param alreadyAbsent true if the first attempt broke off without an answer and the next one found no file: most
 *     likely the first attempt deleted it
 */
public record DeletedFile(String id, boolean alreadyAbsent) {
    @Override
    public String toString() {
        return ServerText.escaped("DeletedFile[id=" + id + ", alreadyAbsent=" + alreadyAbsent + "]");
    }
}
