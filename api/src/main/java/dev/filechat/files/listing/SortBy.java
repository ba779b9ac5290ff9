// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

/** The sort key of a listing. */
public enum SortBy {
    /** When the file was uploaded. The default of the service. */
    CREATED_AT,
    /** The name, case-sensitively. */
    NAME,
    /** The size in bytes. */
    SIZE
}
