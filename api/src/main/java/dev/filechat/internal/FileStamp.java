// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import java.nio.file.attribute.FileTime;

/**
 * By what a change of a file is noticed.
 *
 * @param size its size
 * @param changed when it was changed
 */
record FileStamp(long size, FileTime changed) {}
