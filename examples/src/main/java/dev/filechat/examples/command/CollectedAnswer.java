// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

/** Shows nothing: the answer is wanted as a whole, at the end. */
final class CollectedAnswer implements AnswerSink {
    @Override
    public void text(String text) {}

    @Override
    public void close() {}
}
