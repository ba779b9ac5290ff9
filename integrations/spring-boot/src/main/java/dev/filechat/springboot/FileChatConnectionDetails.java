// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.FileChatClientBuilder;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Says where the service is, for all clients of the auto-configuration. If there is a bean of this type, the properties
 * of connections ({@code filechat.api-key}, {@code host}, {@code port}, {@code management-key},
 * {@code management-host}, {@code management-port}, {@code plaintext}, {@code override-authority}, {@code ssl},
 * {@code proxy}) do not count, and what it sets replaces what customizers set. The fake service of
 * {@code filechat-spring-boot-test} is one.
 */
@FunctionalInterface
public interface FileChatConnectionDetails extends ConnectionDetails {
    /**
     * Sets the endpoints and the keys of a client before it is built.
     *
     * @param client the client's builder
     */
    void connect(FileChatClientBuilder client);
}
