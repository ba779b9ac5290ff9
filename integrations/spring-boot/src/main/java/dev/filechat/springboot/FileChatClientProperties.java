// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of a client.
 *
 * @param apiKey API key. Default: the environment variable XAI_API_KEY.
 * @param account Name of the account that the API keys belong to, for what a program stores about its files. Not sent.
 *     Default: the key identifies the account.
 * @param transport Name of the transport, such as grpc-netty. Default: the only one on the class path.
 * @param host Host of the service. Default: api.x.ai.
 * @param port Port of the service. Default: 443.
 * @param plaintext Whether to connect without TLS; only to a service on this machine. Default: false.
 * @param overrideAuthority Name that the service's certificate must have, for tests. Default: the host.
 * @param managementKey Management key, with which collections are managed. Default: the environment variable
 *     XAI_MANAGEMENT_KEY.
 * @param managementHost Host that manages collections. Default: management-api.x.ai, if host and port are not set;
 *     else none.
 * @param managementPort Port of the management host. Default: 443.
 * @param connectTimeout Time of one attempt to connect. Default: 20s.
 * @param ssl Certificates.
 * @param proxy HTTP proxy. Default: what the JVM's properties say.
 * @param keepAlive Signs of life on silent connections.
 * @param timeout Time of one call with all its attempts. Default: 27m.
 * @param stallTimeout Time that a call waits for a sign of life. Default: 60s.
 * @param firstChunkTimeout Time until the first chunk of a streamed answer. Default: as long as the call may take.
 * @param retry How often a failed call is tried again, and after which delays.
 * @param headers Headers that are sent with each call.
 * @param chat Settings of all chats, which those of a chat or a call override.
 * @param budget Amount of money that chats may cost.
 */
@ConfigurationProperties("filechat")
record FileChatClientProperties(
        @Nullable String apiKey,
        @Nullable String account,
        @Nullable String transport,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Boolean plaintext,
        @Nullable String overrideAuthority,
        @Nullable String managementKey,
        @Nullable String managementHost,
        @Nullable Integer managementPort,
        @Nullable Duration connectTimeout,
        @DefaultValue Ssl ssl,
        @DefaultValue Proxy proxy,
        @DefaultValue KeepAlive keepAlive,
        @Nullable Duration timeout,
        @Nullable Duration stallTimeout,
        @Nullable Duration firstChunkTimeout,
        @DefaultValue @NestedConfigurationProperty RetryProperties retry,
        @DefaultValue Map<String, String> headers,
        @DefaultValue @NestedConfigurationProperty ChatProperties chat,
        @DefaultValue @NestedConfigurationProperty BudgetProperties budget) {

    /** Without the keys, and without headers, which can have secrets too. */
    @Override
    public String toString() {
        return "FileChatClientProperties[" + (host == null ? "default endpoint" : host) + "]";
    }

    /**
     * Certificates.
     *
     * @param bundle Name of an SSL bundle, whose trust store and key are used. Its other options do not count.
     * @param trustedCertificates PEM file with the certificates to trust in place of the system's.
     * @param clientCertificate PEM file with the client's certificate, for a service that asks for one.
     * @param clientKey PEM file with the key of the client's certificate, in PKCS #8 without a password.
     */
    record Ssl(
            @Nullable String bundle,
            @Nullable Path trustedCertificates,
            @Nullable Path clientCertificate,
            @Nullable Path clientKey) {}

    /**
     * An HTTP proxy.
     *
     * @param host Host of the proxy.
     * @param port Port of the proxy.
     * @param user User's name, if the proxy wants credentials. They go to it without TLS.
     * @param password Password of the user.
     * @param fromEnvironment Whether to take the proxy from the environment variables HTTPS_PROXY and NO_PROXY.
     *     Default: false.
     */
    record Proxy(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String user,
            @Nullable String password,
            @Nullable Boolean fromEnvironment) {

        @Override
        public String toString() {
            return "Proxy[" + host + "]";
        }
    }

    /**
     * Signs of life.
     *
     * @param time Time that a connection with a call under way may be silent before the service is asked for a sign of
     *     life; 10s or more. Default: 30s.
     * @param timeout Time that the service then has. Default: 10s.
     */
    record KeepAlive(@Nullable Duration time, @Nullable Duration timeout) {}
}
