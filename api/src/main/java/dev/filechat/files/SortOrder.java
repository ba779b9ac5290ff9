// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

/** Which way a listing runs. */
public enum SortOrder {
    /** The smallest, oldest or first first: what the service does unless told. */
    ASCENDING,
    /** The largest, newest or last first. */
    DESCENDING
}
