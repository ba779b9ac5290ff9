// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.setup;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.spi.HttpProxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the environment variables {@code HTTPS_PROXY} and {@code NO_PROXY} name. In lower case they go first,
 * as with other programs. No message contains a value, which may have a password.
 */
public final class EnvironmentProxy {
    private static final int DEFAULT_PORT = 80;
    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    private final Function<String, @Nullable String> environment;

    public EnvironmentProxy(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * {@return the proxy for a host; empty if there is none, or the host is excepted}
     *
     * @throws ConfigurationException if the variable is not the URL of a proxy
     */
    public Optional<HttpProxy> of(String host, int port) {
        Optional<String> url = variable("HTTPS_PROXY");
        return url.isEmpty() || Loopback.is(host) || isExcepted(host, port)
                ? Optional.empty()
                : url.map(EnvironmentProxy::parse);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(environment.apply(name)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private boolean isExcepted(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return SEPARATORS
                .splitAsStream(variable("NO_PROXY").orElse("").toLowerCase(Locale.ROOT))
                .anyMatch(entry -> entry.equals("*") || fits(entry, name, ":" + port));
    }

    private static boolean fits(String entry, String name, String ofPort) {
        boolean hasPort = entry.endsWith(ofPort) && entry.indexOf(':') == entry.length() - ofPort.length();
        String withoutPort = hasPort ? entry.substring(0, entry.length() - ofPort.length()) : entry;
        String domain = withoutPort.startsWith("*.") ? withoutPort.substring(1) : withoutPort;
        String bare = domain.startsWith(".") ? domain.substring(1) : domain;
        return !bare.isEmpty() && (name.equals(bare) || name.endsWith("." + bare));
    }

    private static HttpProxy parse(String value) {
        try {
            URI uri = new URI(value.contains("://") ? value : "http://" + value);
            String host = uri.getHost();
            if (host == null || !"http".equalsIgnoreCase(uri.getScheme())) {
                throw unusable();
            }
            HttpProxy proxy = HttpProxy.of(
                    host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
            String credentials = uri.getRawUserInfo();
            if (credentials == null) {
                return proxy;
            }
            int colon = credentials.indexOf(':');
            return proxy.withCredentials(
                    decoded(colon < 0 ? credentials : credentials.substring(0, colon)),
                    colon < 0 ? "" : decoded(credentials.substring(colon + 1)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw unusable(); // its message may have the password
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static ConfigurationException unusable() {
        return new ConfigurationException("The environment variable HTTPS_PROXY is not the URL of an HTTP proxy:"
                + " http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with special characters of USER and PASSWORD"
                + " percent-encoded");
    }
}
