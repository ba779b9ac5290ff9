// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.FileChatClientBuilder;

/**
 * Sets what the properties cannot, such as a supplier of keys. Each bean of this type is called for each client of the
 * auto-configuration, in the beans' order, after the properties are set; what it sets replaces what they say.
 */
@FunctionalInterface
public interface FileChatClientCustomizer {
    /**
     * Changes the settings of a client before it is built.
     *
     * @param client the client's builder
     */
    void customize(FileChatClientBuilder client);

    /**
     * Changes the settings of a client before it is built. Unless it is overridden, every client has the same ones.
     *
     * @param client the client's builder
     * @param name the client's name below {@code filechat.clients}; empty for the one without a name
     */
    default void customize(FileChatClientBuilder client, String name) {
        customize(client);
    }
}
