// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.jackson.internal.json.Misfit;
import java.util.List;

/** How values of a type are written as JSON and read again, so that nothing is lost. Thread-safe. */
public interface Codec<T> {
    JsonNode write(T value);

    /** Refuses what {@link #write} does not write. */
    T read(JsonNode json) throws Misfit;

    /** Lists of such values. */
    default Codec<List<T>> list() {
        return new ListCodec<>(this);
    }
}
