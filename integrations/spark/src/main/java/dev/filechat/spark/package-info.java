// SPDX-License-Identifier: Apache-2.0
/** One question about each file of a Spark Dataset. */
@NullMarked
package dev.filechat.spark;

import org.jspecify.annotations.NullMarked;
