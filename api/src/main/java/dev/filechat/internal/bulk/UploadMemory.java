// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.bulk;

import dev.filechat.files.UploadStore;
import dev.filechat.internal.source.ContentHash;
import dev.filechat.spi.ApiKey;

/**
 * Where it is remembered what was uploaded, and whose files these are.
 *
 * @param store what remembers
 * @param account a hash of the endpoint and the key, which gives neither away
 */
public record UploadMemory(UploadStore store, String account) {
    private static final int ACCOUNT_LENGTH = 32;

    /** The memory for a key at an endpoint. */
    public static UploadMemory of(UploadStore store, String endpoint, ApiKey key) {
        return new UploadMemory(
                store,
                ContentHash.of("filechat account\n" + endpoint + "\n" + key.value())
                        .substring(0, ACCOUNT_LENGTH));
    }
}
