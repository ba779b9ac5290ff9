// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

/** The sort key of a list of collections. */
public enum CollectionSortBy {
    /** The name. */
    NAME,
    /** When the collection was created. */
    AGE
}
