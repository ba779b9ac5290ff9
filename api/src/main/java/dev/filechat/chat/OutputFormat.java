// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

/**
 * A type of answer: the schema that the model gets, and how the text of the answer becomes a value. The module
 * {@code filechat-jackson} makes them of records; any other JSON library can be put behind this interface.
 * Implementations are thread-safe.
 *
 * @param <T> the type of the values
 */
public interface OutputFormat<T> {
    /** The JSON schema that the answer must follow, as a JSON text. */
    String jsonSchema();

    /**
     * Makes a value of an answer's text.
     *
     * @param text the text as the model wrote it
     * @throws OutputMismatchException if it is no JSON, or does not fit; {@link Chat#parse} makes one of anything else
     *     that is thrown, too
     */
    T decode(String text);
}
