// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a transport needs to know. The client has checked it. Immutable and thread-safe. */
public final class TransportSettings {
    private final String host;
    private final int port;
    private final boolean plaintext;
    private final ApiKey apiKey;
    private final String userAgent;
    private final Map<String, String> headers;
    private final List<X509Certificate> trustedCertificates;
    private final int maxMessageSize;
    private final Duration connectTimeout;
    private final Duration keepAliveTime;
    private final Duration keepAliveTimeout;

    private TransportSettings(Builder builder) {
        host = builder.host;
        port = builder.port;
        plaintext = builder.plaintext;
        apiKey = builder.apiKey;
        userAgent = builder.userAgent;
        headers = builder.headers;
        trustedCertificates = builder.trustedCertificates;
        maxMessageSize = builder.maxMessageSize;
        connectTimeout = builder.connectTimeout;
        keepAliveTime = builder.keepAliveTime;
        keepAliveTimeout = builder.keepAliveTimeout;
    }

    /** A builder with the defaults of the real service: TLS, the system's trust store. */
    public static Builder builder(String host, int port, ApiKey apiKey) {
        return new Builder(host, port, apiKey);
    }

    /** The host's name or literal address, an IPv6 address without brackets. */
    public String host() {
        return host;
    }

    /** The port, 1 to 65535. */
    public int port() {
        return port;
    }

    /** Whether to speak without TLS; only ever true for a loopback address. */
    public boolean plaintext() {
        return plaintext;
    }

    /** Goes as {@code authorization: Bearer KEY} on every call, in plaintext too. */
    public ApiKey apiKey() {
        return apiKey;
    }

    /** The client's name and version. */
    public String userAgent() {
        return userAgent;
    }

    /** Goes on every call, beside the key. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Who is trusted in place of the system's trust store; empty: the system's. */
    public List<X509Certificate> trustedCertificates() {
        return trustedCertificates;
    }

    /** The largest message each way, in bytes. */
    public int maxMessageSize() {
        return maxMessageSize;
    }

    /**
     * How long one attempt to connect to one address may take: TCP, TLS, and the first HTTP/2 settings of the service.
     * Then it fails, and the calls that wait for it have not left.
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** How long a connection with a call under way may be silent before it is asked for a sign of life. */
    public Duration keepAliveTime() {
        return keepAliveTime;
    }

    /** How long it has for that sign. */
    public Duration keepAliveTimeout() {
        return keepAliveTimeout;
    }

    @Override
    public String toString() {
        return "TransportSettings[" + host + ":" + port + (plaintext ? ", plaintext]" : ", TLS]");
    }

    /** Builds {@link TransportSettings}. Not thread-safe. */
    public static final class Builder {
        private final String host;
        private final int port;
        private final ApiKey apiKey;
        private boolean plaintext;
        private String userAgent = "filechat-java";
        private Map<String, String> headers = Map.of();
        private List<X509Certificate> trustedCertificates = List.of();
        // 20 MiB, 30 s and 10 s are what xAI's own SDK uses; download chunks go up to 5 MB.
        private int maxMessageSize = 20 << 20;
        private Duration connectTimeout = Duration.ofSeconds(20);
        private Duration keepAliveTime = Duration.ofSeconds(30);
        private Duration keepAliveTimeout = Duration.ofSeconds(10);

        private Builder(String host, int port, ApiKey apiKey) {
            this.host = requireNonNull(host, "host");
            this.port = port;
            this.apiKey = requireNonNull(apiKey, "apiKey");
        }

        /** Speaks without TLS. Default: with TLS. */
        public Builder plaintext(boolean withoutTls) {
            plaintext = withoutTls;
            return this;
        }

        /** The client's name and version. */
        public Builder userAgent(String nameAndVersion) {
            userAgent = requireNonNull(nameAndVersion, "nameAndVersion");
            return this;
        }

        /** Headers for every call. Default: none. */
        public Builder headers(Map<String, String> more) {
            headers = Map.copyOf(more);
            return this;
        }

        /** Who is trusted in place of the system's trust store. Default: the system's. */
        public Builder trustedCertificates(List<X509Certificate> certificates) {
            trustedCertificates = List.copyOf(certificates);
            return this;
        }

        /** The largest message each way, in bytes. Default: 20,971,520 (20 MiB). */
        public Builder maxMessageSize(int bytes) {
            maxMessageSize = bytes;
            return this;
        }

        /** How long one attempt to connect to one address may take. Default: 20 s. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = requireNonNull(timeout, "timeout");
            return this;
        }

        /** How long a connection may be silent, and how long it then has. Default: 30 s and 10 s. */
        public Builder keepAlive(Duration time, Duration timeout) {
            keepAliveTime = requireNonNull(time, "time");
            keepAliveTimeout = requireNonNull(timeout, "timeout");
            return this;
        }

        /** The settings. */
        public TransportSettings build() {
            return new TransportSettings(this);
        }
    }
}
