// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.internal.text.ServerText;

/**
 * What a deletion found. Immutable and thread-safe.
 *
 * @param id the file's id
 * @param alreadyAbsent true if a first try broke off without an answer and the next one found no file: it was most
 *     likely the first try that deleted it
 */
public record DeletedFile(String id, boolean alreadyAbsent) {
    @Override
    public String toString() {
        return ServerText.escaped("DeletedFile[id=" + id + ", alreadyAbsent=" + alreadyAbsent + "]");
    }
}
