// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.internal.call.ApiKeys;
import dev.filechat.internal.call.KeyKind;
import dev.filechat.internal.client.ManagementSetup;
import dev.filechat.spi.ApiKey;
import dev.filechat.spi.Transport;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The settings of a client for the host that manages collections. */
abstract sealed class ManagementBuilder extends ConnectionBuilder permits FileChatClientBuilder {
    // The service's address.
    private static final String DEFAULT_HOST = "management-api.x.ai";
    private static final int DEFAULT_PORT = 443;

    private @Nullable String managementHost;
    private int managementPort = DEFAULT_PORT;
    private @Nullable String managementKey;
    private @Nullable Supplier<? extends @Nullable String> managementKeySupplier;

    /**
     * Sets the management key, with which collections are managed. It is needed only for that, and goes to the
     * management host only. Default: the environment variable {@code XAI_MANAGEMENT_KEY}, which is read when a call
     * needs it first.
     */
    public FileChatClientBuilder managementKey(String key) {
        managementKey = requireNonNull(key, "key");
        managementKeySupplier = null;
        return self();
    }

    /**
     * Sets the supplier of the management key, for a key that changes while the client is in use. It is asked as that
     * of {@link #apiKey(Supplier)} is. Default: one key, see {@link #managementKey(String)}.
     *
     * @param supplier returns a key; thread-safe
     */
    public FileChatClientBuilder managementKey(Supplier<? extends @Nullable String> supplier) {
        managementKeySupplier = requireNonNull(supplier, "supplier");
        managementKey = null;
        return self();
    }

    /**
     * Sets where collections are managed. The client connects to it when a call needs it first, with the certificates,
     * the proxy and the times that it has for the {@link #endpoint}. Default: {@code management-api.x.ai}, 443, for the
     * default {@link #endpoint}; none for another one, so that a client of a test or of a gateway does not send its
     * management key elsewhere.
     *
     * @param host a name or a literal address, an IPv6 address without brackets
     * @param port 1 to 65535
     */
    public FileChatClientBuilder managementEndpoint(String host, int port) {
        checkEndpoint(host, port);
        managementHost = host;
        managementPort = port;
        return self();
    }

    /** {@return how the management host is reached, with the settings as they are now} */
    final ManagementSetup management(BiFunction<String, Integer, Transport> connector) {
        String host = managementHost != null ? managementHost : DEFAULT_HOST;
        int port = managementPort;
        boolean known = managementHost != null || defaultEndpoint();
        if (managementHost != null) {
            checkPlaintext(host, KeyKind.MANAGEMENT);
        }
        String endpoint = endpoint();
        return new ManagementSetup(host, port, managementKeys(), () -> {
            if (!known) {
                throw new ConfigurationException("The client does not know where collections are managed. It has the"
                        + " endpoint " + endpoint + "; give it managementEndpoint(...), too");
            }
            return connector.apply(host, port);
        });
    }

    private Supplier<ApiKeys> managementKeys() {
        Supplier<? extends @Nullable String> supplier = managementKeySupplier;
        if (supplier != null) {
            return () -> ApiKeys.from(KeyKind.MANAGEMENT, supplier);
        }
        if (managementKey != null) {
            ApiKey key = key(KeyKind.MANAGEMENT, managementKey); // a text that cannot be one is refused now
            return () -> ApiKeys.fixed(KeyKind.MANAGEMENT, key);
        }
        return () -> ApiKeys.fixed(KeyKind.MANAGEMENT, key(KeyKind.MANAGEMENT, null));
    }
}
