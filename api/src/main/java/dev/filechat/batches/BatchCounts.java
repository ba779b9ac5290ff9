// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

/**
 * How many chats of a batch are in which state.
 *
 * @param total the number of all chats
 * @param pending the number of those without an outcome
 * @param succeeded the number of those that were answered
 * @param failed the number of those that failed
 * @param cancelled the number of those that were cancelled
 */
public record BatchCounts(long total, long pending, long succeeded, long failed, long cancelled) {}
