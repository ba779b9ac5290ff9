// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

/**
 * A type of answer: the schema that the model gets, and the conversion of the answer's text into a value. The module
 * {@code filechat-jackson} makes them from records; any other JSON library can be put behind this interface.
 * Implementations are thread-safe.
 *
 * @param <T> the type of the values
 */
public interface OutputFormat<T> {
    /** {@return the JSON schema that the answer must follow, as a JSON text} */
    String jsonSchema();

    /**
     * Converts the text of an answer into a value.
     *
     * @param text the text as the model wrote it
     * @throws OutputMismatchException if the text is not JSON, or does not fit; {@link Chat#parse} wraps any other
     *     exception in one
     */
    T decode(String text);
}
