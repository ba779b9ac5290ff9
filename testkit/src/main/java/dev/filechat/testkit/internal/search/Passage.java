// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

/**
 * A sentence that fits the question.
 *
 * @param document the position of its document among those that were read
 * @param text the sentence
 */
public record Passage(int document, String text) {}
