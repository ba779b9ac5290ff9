// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

/** The order of a listing. */
public enum SortOrder {
    /** The smallest, oldest or first first. The default of the service. */
    ASCENDING,
    /** The largest, newest or last first. */
    DESCENDING
}
