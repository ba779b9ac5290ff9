// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.retrieval;

/**
 * A chunk that was found.
 *
 * @param collectionId the collection in which it was found
 * @param fileId the file that it is of
 * @param number its place in the file, from 0
 * @param text what it says
 * @param score how well it fits, more is better
 */
public record Hit(String collectionId, String fileId, int number, String text, float score) {

    /** The same chunk with another score. */
    public Hit with(float other) {
        return new Hit(collectionId, fileId, number, text, other);
    }

    /** Names the chunk among those of its collection. */
    public String chunkId() {
        return fileId + "-" + number;
    }
}
