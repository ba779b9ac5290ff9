// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that connections are tunnelled through with {@code CONNECT}. {@link #toString()} does not show the
 * password. Immutable and thread-safe.
 */
public final class HttpProxy {
    private final String host;
    private final int port;
    private final @Nullable String user;
    private final @Nullable String password;

    private HttpProxy(String host, int port, @Nullable String user, @Nullable String password) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /**
     * {@return a proxy that wants no credentials}
     *
     * @param host a name or a literal address, an IPv6 address without brackets
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host is blank, or the port is none
     */
    public static HttpProxy of(String host, int port) {
        if (requireNonNull(host, "host").isBlank()) {
            throw new IllegalArgumentException("host is blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + "; it must be 1 to 65535");
        }
        return new HttpProxy(host, port, null, null);
    }

    /**
     * {@return the same proxy with credentials, which are sent with the first request ("Basic")}
     *
     * @param user the user's name: printable ASCII without a colon
     * @param password the password: printable ASCII
     * @throws IllegalArgumentException if one has another character; the message contains neither
     */
    public HttpProxy withCredentials(String user, String password) {
        check("user", requireNonNull(user, "user"));
        check("password", requireNonNull(password, "password"));
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The user of the proxy has a colon, which ends the name");
        }
        return new HttpProxy(host, port, user, password);
    }

    private static void check(String name, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException("The " + name + " of the proxy may have only printable ASCII");
        }
    }

    /** {@return the host's name or literal address} */
    public String host() {
        return host;
    }

    /** {@return the port, 1 to 65535} */
    public int port() {
        return port;
    }

    /** {@return the user's name; empty without credentials} */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** {@return the password, for {@code proxy-authorization} and nothing else; empty without credentials} */
    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    @Override
    public String toString() {
        return ServerText.escaped("HttpProxy[" + host + ":" + port + (user == null ? "]" : ", with credentials]"));
    }
}
