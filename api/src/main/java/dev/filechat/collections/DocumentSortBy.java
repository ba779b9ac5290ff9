// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

/** The sort key of a list of documents. */
public enum DocumentSortBy {
    /** The name of the file. */
    NAME,
    /** The size in bytes. */
    SIZE,
    /** When the file was uploaded. */
    AGE
}
