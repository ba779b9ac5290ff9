// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.internal.text.ServerText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a listing is asked for.
 *
 * @param limit the most elements of the page
 * @param pageToken where the page starts, null for the first one
 */
public record PageRequest(int limit, @Nullable String pageToken) {
    /** {@return where the page starts; empty for the first one} */
    public Optional<String> token() {
        return Optional.ofNullable(pageToken);
    }

    @Override
    public String toString() {
        return ServerText.escaped("PageRequest[limit=" + limit + ", pageToken=" + pageToken + "]");
    }
}
