// SPDX-License-Identifier: Apache-2.0
/** A Spark job as a program: a folder in, Parquet files with typed answers out. */
package dev.filechat.examples.spark;
