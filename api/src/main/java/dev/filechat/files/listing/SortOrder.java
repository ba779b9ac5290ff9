// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

/** Which way a listing runs. */
public enum SortOrder {
    /** The smallest, oldest or first first. The default of the service. */
    ASCENDING,
    /** The largest, newest or last first. */
    DESCENDING
}
