// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** The settings of a transport. The client has checked them. Immutable and thread-safe. */
public final class TransportSettings {
    private final String host;
    private final int port;
    private final boolean plaintext;
    private final String userAgent;
    private final Map<String, String> headers;
    private final List<X509Certificate> trustedCertificates;
    private final @Nullable X509KeyManager clientKeys;
    private final @Nullable HttpProxy proxy;
    private final boolean jvmProxy;
    private final @Nullable String authority;
    private final int maxMessageSize;
    private final Duration connectTimeout;
    private final Duration keepAliveTime;
    private final Duration keepAliveTimeout;

    private TransportSettings(Builder builder) {
        host = builder.host;
        port = builder.port;
        plaintext = builder.plaintext;
        userAgent = builder.userAgent;
        headers = builder.headers;
        trustedCertificates = builder.trustedCertificates;
        clientKeys = builder.clientKeys;
        proxy = builder.proxy;
        jvmProxy = builder.jvmProxy;
        authority = builder.authority;
        maxMessageSize = builder.maxMessageSize;
        connectTimeout = builder.connectTimeout;
        keepAliveTime = builder.keepAliveTime;
        keepAliveTimeout = builder.keepAliveTimeout;
    }

    /** {@return a builder with the defaults of the real service: TLS, the system's trust store} */
    public static Builder builder(String host, int port) {
        return new Builder(host, port);
    }

    /** {@return the host's name or literal address, an IPv6 address without brackets} */
    public String host() {
        return host;
    }

    /** {@return the port, 1 to 65535} */
    public int port() {
        return port;
    }

    /** {@return whether to connect without TLS; only ever true for a loopback address} */
    public boolean plaintext() {
        return plaintext;
    }

    /** {@return the client's name and version} */
    public String userAgent() {
        return userAgent;
    }

    /** {@return the headers that go with every call, in addition to {@linkplain CallContext#apiKey() its key}} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return the certificates to trust in place of the system's trust store; empty: the system's} */
    public List<X509Certificate> trustedCertificates() {
        return trustedCertificates;
    }

    /** {@return the key and the certificate for a service that asks for a client certificate; empty: none} */
    public Optional<X509KeyManager> clientKeys() {
        return Optional.ofNullable(clientKeys);
    }

    /** {@return the proxy that connections go through; empty: see {@link #jvmProxy()}} */
    public Optional<HttpProxy> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** {@return whether, without a {@link #proxy()}, the proxy is the JVM's, by {@link java.net.ProxySelector}} */
    public boolean jvmProxy() {
        return jvmProxy;
    }

    /** {@return the name that the certificate must have, and that goes as {@code :authority}; empty: the host's} */
    public Optional<String> authority() {
        return Optional.ofNullable(authority);
    }

    /** {@return the largest message each way, in bytes} */
    public int maxMessageSize() {
        return maxMessageSize;
    }

    /**
     * {@return how long one attempt to connect to one address may take: TCP, TLS, and the first HTTP/2 settings of the
     * service} Then it fails, and the calls that wait for it have not left.
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** {@return how long a connection with a call under way may be silent before it is asked for a sign of life} */
    public Duration keepAliveTime() {
        return keepAliveTime;
    }

    /** {@return the time that it has for that sign} */
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
        private boolean plaintext;
        private String userAgent = "filechat-java";
        private Map<String, String> headers = Map.of();
        private List<X509Certificate> trustedCertificates = List.of();
        private @Nullable X509KeyManager clientKeys;
        private @Nullable HttpProxy proxy;
        private boolean jvmProxy = true;
        private @Nullable String authority;
        // 20 MiB, 30 s and 10 s are what xAI's own SDK uses; download chunks go up to 5 MB.
        private int maxMessageSize = 20 << 20;
        private Duration connectTimeout = Duration.ofSeconds(20);
        private Duration keepAliveTime = Duration.ofSeconds(30);
        private Duration keepAliveTimeout = Duration.ofSeconds(10);

        private Builder(String host, int port) {
            this.host = requireNonNull(host, "host");
            this.port = port;
        }

        /** Connects without TLS. Default: with TLS. */
        public Builder plaintext(boolean withoutTls) {
            plaintext = withoutTls;
            return this;
        }

        /** Sets the client's name and version. */
        public Builder userAgent(String nameAndVersion) {
            userAgent = requireNonNull(nameAndVersion, "nameAndVersion");
            return this;
        }

        /** Sets the headers of every call. Default: none. */
        public Builder headers(Map<String, String> more) {
            headers = Map.copyOf(more);
            return this;
        }

        /** Sets the certificates to trust in place of the system's trust store. Default: the system's. */
        public Builder trustedCertificates(List<X509Certificate> certificates) {
            trustedCertificates = List.copyOf(certificates);
            return this;
        }

        /** The key and the certificate of the client. Default: none. */
        public Builder clientKeys(@Nullable X509KeyManager keys) {
            clientKeys = keys;
            return this;
        }

        /** The proxy, null for none, in place of the JVM's. Default: the JVM's. */
        public Builder proxy(@Nullable HttpProxy httpProxy) {
            proxy = httpProxy;
            jvmProxy = false;
            return this;
        }

        /** The name that the certificate must have, null for the host's. Default: the host's. */
        public Builder authority(@Nullable String name) {
            authority = name;
            return this;
        }

        /** Sets the largest message each way, in bytes. Default: 20,971,520 (20 MiB). */
        public Builder maxMessageSize(int bytes) {
            maxMessageSize = bytes;
            return this;
        }

        /** Sets how long one attempt to connect to one address may take. Default: 20 s. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = requireNonNull(timeout, "timeout");
            return this;
        }

        /** Sets how long a connection may be silent, and how long it then has. Default: 30 s and 10 s. */
        public Builder keepAlive(Duration time, Duration timeout) {
            keepAliveTime = requireNonNull(time, "time");
            keepAliveTimeout = requireNonNull(timeout, "timeout");
            return this;
        }

        /** {@return the settings} */
        public TransportSettings build() {
            return new TransportSettings(this);
        }
    }
}
