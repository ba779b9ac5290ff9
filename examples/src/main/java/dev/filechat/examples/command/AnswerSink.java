// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

/** Takes the text of an answer as it is written. */
interface AnswerSink extends AutoCloseable {
    /** The question is being sent; it may take long until there is any text. */
    default void begin() {}

    void text(String text);

    /** Shows what is not shown yet, also of an answer that broke off. */
    @Override
    void close();
}
