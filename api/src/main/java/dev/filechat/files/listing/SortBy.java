// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

/** What a listing is sorted by. */
public enum SortBy {
    /** When the file was uploaded. The default of the service. */
    CREATED_AT,
    /** The name, case-sensitively. */
    NAME,
    /** The size in bytes. */
    SIZE
}
