// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.jackson.internal.json.MismatchException;
import java.util.List;

/** Writes values of a type as JSON and reads them again, without loss. Thread-safe. */
public interface Codec<T> {
    JsonNode write(T value);

    /** Reads a value. Fails for JSON that {@link #write} does not write. */
    T read(JsonNode json) throws MismatchException;

    /** {@return the codec of lists of such values} */
    default Codec<List<T>> list() {
        return new ListCodec<>(this);
    }
}
