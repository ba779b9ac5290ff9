// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.FileChatClientBuilder;
import dev.filechat.spi.ApiKey;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/** The settings of connections, from the properties of a client. */
final class ConnectionSettings {
    private static final int HTTPS = 443;
    private static final String SERVICE = "api.x.ai";
    private static final Duration KEEP_ALIVE_TIME = Duration.ofSeconds(30);
    private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(10);

    private final PropertySetter setter;
    private final ClientSettings settings;
    private final FileChatClientProperties properties;

    ConnectionSettings(PropertySetter setter, ClientSettings settings, FileChatClientProperties properties) {
        this.setter = setter;
        this.settings = settings;
        this.properties = properties;
    }

    /** Sets how the client connects, wherever that is. */
    void setConnections(FileChatClientBuilder client) {
        setter.setText("account", properties.account(), client::account);
        setter.setText("transport", properties.transport(), client::transport);
        setter.set("connect-timeout", properties.connectTimeout(), client::connectTimeout);
        FileChatClientProperties.KeepAlive keepAlive = properties.keepAlive();
        setter.set("keep-alive.time", keepAlive.time(), time -> client.keepAlive(time, KEEP_ALIVE_TIMEOUT));
        setter.set(
                "keep-alive.timeout",
                keepAlive.timeout(),
                timeout -> client.keepAlive(keepAlive.time() == null ? KEEP_ALIVE_TIME : keepAlive.time(), timeout));
    }

    /** Sets where the service is, and who the client is. */
    void setEndpoint(FileChatClientBuilder client, ObjectProvider<SslBundles> bundles) {
        setter.set("api-key", settings.apiKey(properties), key -> {
            ApiKey.of(key); // refuses what cannot be a key
            client.apiKey(key);
        });
        String host = PropertySetter.text(properties.host());
        Integer port = properties.port();
        setter.set("host", host, given -> client.endpoint(given, HTTPS));
        setter.set("port", port, given -> client.endpoint(host == null ? SERVICE : host, given));
        if (Boolean.TRUE.equals(properties.plaintext())) {
            client.plaintext();
        }
        setter.setText("override-authority", properties.overrideAuthority(), client::overrideAuthority);
        setManagement(client);
        setProxy(client, properties.proxy());
        setCertificates(client, properties.ssl(), bundles);
    }

    private void setManagement(FileChatClientBuilder client) {
        setter.set("management-key", settings.managementKey(properties), client::managementKey);
        String host = PropertySetter.text(properties.managementHost());
        Integer port = properties.managementPort();
        setter.set("management-host", host, given -> client.managementEndpoint(given, HTTPS));
        if (port != null) {
            if (host == null) {
                throw settings.wrong("management-host", "a management-port needs it", null);
            }
            setter.set("management-port", port, given -> client.managementEndpoint(host, given));
        }
    }

    private void setProxy(FileChatClientBuilder client, FileChatClientProperties.Proxy proxy) {
        String host = PropertySetter.text(proxy.host());
        if (Boolean.TRUE.equals(proxy.fromEnvironment())) {
            if (host != null) {
                throw settings.wrong("proxy.from-environment", "there is a proxy.host too; use one of them", null);
            }
            client.proxyFromEnvironment();
            return;
        }
        if (host == null) {
            return;
        }
        Integer port = proxy.port();
        if (port == null) {
            throw settings.wrong("proxy.port", "a proxy.host needs it", null);
        }
        String user = PropertySetter.text(proxy.user());
        String password = PropertySetter.text(proxy.password());
        if ((user == null) != (password == null)) {
            throw settings.wrong(
                    user == null ? "proxy.user" : "proxy.password",
                    "a proxy has both a user and a password, or neither",
                    null);
        }
        setter.setNow("proxy", () -> {
            if (user == null || password == null) {
                client.proxy(host, port);
            } else {
                client.proxy(host, port, user, password);
            }
        });
    }

    private void setCertificates(
            FileChatClientBuilder client, FileChatClientProperties.Ssl ssl, ObjectProvider<SslBundles> bundles) {
        Path trusted = path(ssl.trustedCertificates());
        Path certificate = path(ssl.clientCertificate());
        Path key = path(ssl.clientKey());
        String bundle = PropertySetter.text(ssl.bundle());
        if (bundle != null) {
            if (trusted != null || certificate != null || key != null) {
                throw settings.wrong("ssl.bundle", "there are certificates in ssl.* too; use one of them", null);
            }
            setBundle(client, bundle, bundles);
        }
        if ((certificate == null) != (key == null)) {
            throw settings.wrong(
                    certificate == null ? "ssl.client-certificate" : "ssl.client-key",
                    "a certificate needs its key, and a key its certificate",
                    null);
        }
        setter.set("ssl.trusted-certificates", trusted, client::trustedCertificates);
        if (certificate != null && key != null) {
            client.clientCertificate(certificate, key);
        }
    }

    private void setBundle(FileChatClientBuilder client, String name, ObjectProvider<SslBundles> bundles) {
        try {
            new BundleCertificates(bundles.getObject().getBundle(name)).set(client);
        } catch (NoSuchSslBundleException | IllegalArgumentException | IllegalStateException e) {
            throw settings.wrong("ssl.bundle", "the bundle \"" + name + "\" cannot be used: " + e.getMessage(), e);
        }
    }

    private static @Nullable Path path(@Nullable Path path) {
        return path == null || path.toString().isEmpty() ? null : path;
    }
}
