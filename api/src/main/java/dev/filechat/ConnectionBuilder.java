// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.internal.call.ApiKeys;
import dev.filechat.internal.call.KeyKind;
import dev.filechat.internal.setup.AccountFingerprint;
import dev.filechat.internal.setup.ClientKeys;
import dev.filechat.internal.setup.ClientVersion;
import dev.filechat.internal.setup.EnvironmentProxy;
import dev.filechat.internal.setup.Loopback;
import dev.filechat.internal.setup.PemFile;
import dev.filechat.internal.setup.StartFailure;
import dev.filechat.internal.setup.TransportLookup;
import dev.filechat.internal.setup.TrustStore;
import dev.filechat.internal.text.ServerText;
import dev.filechat.spi.ApiKey;
import dev.filechat.spi.HttpProxy;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** The settings of a client's connections: where the service is, which keys and certificates, through which proxy. */
abstract sealed class ConnectionBuilder permits ManagementBuilder {
    // The service's address, and times of xAI's own SDK.
    private static final String DEFAULT_HOST = "api.x.ai";
    private static final int DEFAULT_PORT = 443;
    private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration DEFAULT_KEEP_ALIVE_TIME = Duration.ofSeconds(30);
    private static final Duration DEFAULT_KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(10);

    /** gRPC raises what is less to this. */
    private static final Duration LEAST_KEEP_ALIVE_TIME = Duration.ofSeconds(10);

    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private String host = DEFAULT_HOST;
    private int port = DEFAULT_PORT;
    private boolean plaintext;
    private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private @Nullable String apiKey;
    private @Nullable Supplier<? extends @Nullable String> apiKeySupplier;
    private @Nullable String account;
    private @Nullable String transportName;
    private @Nullable TransportProvider transportProvider;
    private @Nullable Path trustedPemFile;
    private List<X509Certificate> trustedCertificates = List.of();
    private Supplier<@Nullable X509KeyManager> clientKeys = () -> null;
    private @Nullable HttpProxy proxy;
    private boolean environmentProxy;
    private Function<String, @Nullable String> environment = System::getenv;
    private Duration keepAliveTime = DEFAULT_KEEP_ALIVE_TIME;
    private Duration keepAliveTimeout = DEFAULT_KEEP_ALIVE_TIMEOUT;
    private @Nullable String authority;

    abstract FileChatClientBuilder self();

    /** Sets the API key. Default: the environment variable {@code XAI_API_KEY}. */
    public FileChatClientBuilder apiKey(String key) {
        apiKey = requireNonNull(key, "key");
        apiKeySupplier = null;
        return self();
    }

    /**
     * Sets the supplier of the API key, for a key that changes while the client is in use. It is asked before each
     * attempt of each call, so that the next call uses the new key, and once more when the service refuses a key
     * ({@code UNAUTHENTICATED}). If it returns a different key then, the call is repeated once: an upload only if its
     * source can be read again. Default: one key, see {@link #apiKey(String)}.
     *
     * <p>The thread that makes the call asks, and waits; several threads may ask at once. Keep the key in memory
     * instead of fetching it each time. If the supplier throws, or returns what cannot be a key, the call fails with a
     * {@link ConfigurationException} before anything is sent; its message does not contain the key. {@link
     * FileChatClientBuilder#build()} does not ask.
     *
     * @param supplier returns a key; thread-safe
     */
    public FileChatClientBuilder apiKey(Supplier<? extends @Nullable String> supplier) {
        apiKeySupplier = requireNonNull(supplier, "supplier");
        apiKey = null;
        return self();
    }

    /**
     * Sets a name for the account that the API keys belong to, for {@link FileChatClient#accountFingerprint()}: what a
     * program has stored about the account's files is then found after the key has changed, too. It is not sent.
     * Default: the key identifies the account.
     *
     * @param name not blank
     */
    public FileChatClientBuilder account(String name) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
        account = name;
        return self();
    }

    /**
     * Sets the name of a transport on the class path, for example {@code grpc-netty} or {@code grpc-okhttp}. Default:
     * the system property {@code filechat.transport}, else the environment variable {@code FILECHAT_TRANSPORT} (an
     * empty one counts as unset), else the only transport there is.
     */
    public FileChatClientBuilder transport(String name) {
        transportName = requireNonNull(name, "name");
        transportProvider = null;
        return self();
    }

    /** Sets a transport that need not be on the class path. Default: see {@link #transport(String)}. */
    public FileChatClientBuilder transport(TransportProvider provider) {
        transportProvider = requireNonNull(provider, "provider");
        transportName = null;
        return self();
    }

    /**
     * Sets where the service is. Default: {@code api.x.ai}, 443.
     *
     * @param host a name or a literal address, an IPv6 address without brackets
     * @param port 1 to 65535
     */
    public FileChatClientBuilder endpoint(String host, int port) {
        checkEndpoint(host, port);
        this.host = host;
        this.port = port;
        return self();
    }

    /**
     * Connects without TLS. Only for a service on this machine: {@code localhost}, or a literal loopback address.
     * Default: TLS.
     */
    public FileChatClientBuilder plaintext() {
        plaintext = true;
        return self();
    }

    /**
     * Sets a PEM file with the certificates to trust in place of the system's, for a service with a certificate
     * authority of your own. Read at {@link FileChatClientBuilder#build()}. Default: the system's trust store.
     */
    public FileChatClientBuilder trustedCertificates(Path pemFile) {
        trustedPemFile = requireNonNull(pemFile, "pemFile");
        return self();
    }

    /** Sets the certificates to trust in place of the system's; at least one. Default: the system's trust store. */
    public FileChatClientBuilder trustedCertificates(List<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("certificates is empty; nobody would be trusted");
        }
        trustedCertificates = List.copyOf(certificates);
        trustedPemFile = null;
        return self();
    }

    /**
     * Sets the trust store in place of the system's: the trusted certificates of a key store, at least one. Default:
     * the system's trust store.
     *
     * @throws IllegalArgumentException if the key store is not loaded, or has no trusted certificate
     */
    public FileChatClientBuilder trustStore(KeyStore store) {
        return trustedCertificates(TrustStore.certificates(requireNonNull(store, "store")));
    }

    /**
     * Sets the certificate of the client, for a service that asks for one (mutual TLS). The files are read at
     * {@link FileChatClientBuilder#build()}. Default: none.
     *
     * @param certificateChainPem a PEM file with the client's certificate, followed by those of its issuers if the
     *     service needs them
     * @param privateKeyPem a PEM file with its private key, in PKCS #8 without a password ("BEGIN PRIVATE KEY")
     */
    public FileChatClientBuilder clientCertificate(Path certificateChainPem, Path privateKeyPem) {
        requireNonNull(certificateChainPem, "certificateChainPem");
        requireNonNull(privateKeyPem, "privateKeyPem");
        clientKeys = () -> ClientKeys.read(certificateChainPem, privateKeyPem);
        return self();
    }

    /**
     * Sets what chooses the certificate of the client, for one that is in a key store, for example. It is asked for
     * each connection. Default: none.
     *
     * @param keys a key manager, as {@link javax.net.ssl.KeyManagerFactory} makes it; thread-safe
     */
    public FileChatClientBuilder clientCertificate(X509KeyManager keys) {
        requireNonNull(keys, "keys");
        clientKeys = () -> keys;
        return self();
    }

    /**
     * Connects to the service through an HTTP proxy, by {@code CONNECT}. TLS is between the client and the service, so
     * that the proxy sees neither the key nor contents. Default: what the JVM's properties and
     * {@link java.net.ProxySelector} say, as with other programs that use gRPC.
     *
     * @param host a name or a literal address, an IPv6 address without brackets
     * @param port 1 to 65535
     */
    public FileChatClientBuilder proxy(String host, int port) {
        return proxy(HttpProxy.of(host, port));
    }

    /**
     * Connects to the service through an HTTP proxy that wants credentials ("Basic"). They go to the proxy without TLS.
     * See {@link #proxy(String, int)}.
     *
     * @param host a name or a literal address, an IPv6 address without brackets
     * @param port 1 to 65535
     * @param user the user's name: printable ASCII without a colon
     * @param password the password: printable ASCII
     */
    public FileChatClientBuilder proxy(String host, int port, String user, String password) {
        return proxy(HttpProxy.of(host, port).withCredentials(user, password));
    }

    private FileChatClientBuilder proxy(HttpProxy given) {
        proxy = given;
        environmentProxy = false;
        return self();
    }

    /**
     * Takes the proxy from the environment variables {@code HTTPS_PROXY} (or {@code https_proxy}), such as
     * {@code http://user:password@proxy.example:3128}, and {@code NO_PROXY} (or {@code no_proxy}): hosts and domains
     * that are reached directly, separated by commas; {@code *} for all. They are read at {@link
     * FileChatClientBuilder#build()}. Hosts that are this machine are always reached directly, and so is everything if
     * there is no {@code HTTPS_PROXY}: the JVM's properties do not count. Default: see {@link #proxy(String, int)}.
     */
    public FileChatClientBuilder proxyFromEnvironment() {
        environmentProxy = true;
        proxy = null;
        return self();
    }

    /**
     * Sets how long a connection with a call under way may be silent before the service is asked for a sign of life,
     * and how long it then has. If it gives none, the calls on the connection fail with an
     * {@link UnavailableException}, or are repeated. A service may refuse clients that ask more often than it likes.
     * Default: 30 seconds and 10 seconds.
     *
     * @param time 10 seconds or more
     * @param timeout more than zero
     */
    public FileChatClientBuilder keepAlive(Duration time, Duration timeout) {
        if (requireNonNull(time, "time").compareTo(LEAST_KEEP_ALIVE_TIME) < 0) {
            throw new IllegalArgumentException(
                    "time is " + time + "; it must be " + LEAST_KEEP_ALIVE_TIME + " or more");
        }
        if (requireNonNull(timeout, "timeout").isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is " + timeout + "; it must be more than zero");
        }
        keepAliveTime = time;
        keepAliveTimeout = timeout;
        return self();
    }

    /**
     * Sets the name that the service's certificate must have, in place of the endpoint's host; for tests, where a
     * service with a certificate of another name is at an address of this machine. The certificate is checked as ever.
     * Default: the endpoint's host.
     *
     * @param name a host's name, with {@code :port} if one is to be sent
     */
    public FileChatClientBuilder overrideAuthority(String name) {
        if (!AUTHORITY.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException("name is not the name of a host, with or without a port");
        }
        authority = name;
        return self();
    }

    /**
     * Sets how long one attempt to connect to the service may take: TCP, TLS, and the service's first HTTP/2 settings.
     * Each address of a host has that time. Then the attempt fails. The calls that wait for it have not been sent: each
     * makes another attempt as often as a call of its kind is tried, and then fails with an
     * {@link UnavailableException}. More than zero. Default: 20 seconds.
     *
     * <p>{@link FileChatClientBuilder#timeout} goes on while a call waits for a connection; {@link
     * FileChatClientBuilder#stallTimeout} and {@link FileChatClientBuilder#firstChunkTimeout} begin when there is one.
     */
    public FileChatClientBuilder connectTimeout(Duration duration) {
        connectTimeout = positive("connectTimeout", duration);
        return self();
    }

    /** Sets the environment variables, for tests. */
    FileChatClientBuilder environment(Function<String, @Nullable String> variables) {
        environment = variables;
        return self();
    }

    /** Refuses connections that would show the key of a host. */
    final void checkPlaintext(String toHost, KeyKind key) {
        if (plaintext && !Loopback.is(toHost)) {
            throw new ConfigurationException(
                    "Plaintext to " + ServerText.printable(toHost) + " would show the " + key + " to the network. It is"
                            + " only for localhost and literal loopback addresses such as 127.0.0.1");
        }
        if (plaintext && proxy != null) {
            throw new ConfigurationException("Plaintext through a proxy would show the " + key + " to it. Use either"
                    + " plaintext() or proxy(...)");
        }
    }

    /** {@return the API key, or its supplier} */
    final ApiKeys keys() {
        return apiKeySupplier != null
                ? ApiKeys.from(KeyKind.API, apiKeySupplier)
                : ApiKeys.fixed(KeyKind.API, key(KeyKind.API, apiKey));
    }

    /** {@return what makes transports that connect by these settings, as they are now} */
    final BiFunction<String, Integer, Transport> connector(Map<String, String> headers) {
        TransportProvider provider = transportProvider != null
                ? transportProvider
                : TransportLookup.onClassPath().choose(chosenName());
        TransportLookup.checkVersion(provider);
        UnaryOperator<TransportSettings.Builder> common = commonSettings(headers);
        Optional<EnvironmentProxy> fromEnvironment =
                environmentProxy ? Optional.of(new EnvironmentProxy(environment)) : Optional.empty();
        HttpProxy given = proxy;
        AtomicReference<@Nullable Transport> first = new AtomicReference<>();
        return (toHost, toPort) -> {
            TransportSettings.Builder settings = common.apply(TransportSettings.builder(toHost, toPort));
            if (fromEnvironment.isPresent()) {
                settings.proxy(fromEnvironment.get().of(toHost, toPort).orElse(null));
            } else if (given != null) {
                settings.proxy(given);
            }
            Transport made = start(provider, first.get(), settings.build());
            if (first.get() == null) {
                first.set(made);
            }
            return made;
        };
    }

    private UnaryOperator<TransportSettings.Builder> commonSettings(Map<String, String> headers) {
        List<X509Certificate> trusted = trustedPemFile == null ? trustedCertificates : PemFile.read(trustedPemFile);
        X509KeyManager keys = clientKeys.get();
        boolean plain = plaintext;
        Duration connecting = connectTimeout;
        Duration keepAlive = keepAliveTime;
        Duration keepAliveAnswer = keepAliveTimeout;
        String name = authority;
        return settings -> settings.plaintext(plain)
                .userAgent("filechat-java/" + ClientVersion.get())
                .headers(headers)
                .connectTimeout(connecting)
                .trustedCertificates(trusted)
                .clientKeys(keys)
                .keepAlive(keepAlive, keepAliveAnswer)
                .authority(name);
    }

    final String host() {
        return host;
    }

    final int port() {
        return port;
    }

    /** {@return whether the service is where it always is} */
    final boolean defaultEndpoint() {
        return host.equals(DEFAULT_HOST) && port == DEFAULT_PORT;
    }

    /** {@return the host and the port, for messages} */
    final String endpoint() {
        return host + ":" + port;
    }

    /** {@return what gives the fingerprint of the account} */
    final Supplier<String> fingerprint(ApiKeys keys) {
        String endpoint = endpoint();
        String name = account;
        return name != null
                ? () -> AccountFingerprint.of(endpoint, name)
                : () -> AccountFingerprint.of(endpoint, keys.current("The account has no fingerprint", 0));
    }

    /** {@return the duration, which is more than zero} */
    static Duration positive(String name, Duration duration) {
        if (requireNonNull(duration, "duration").isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is " + duration + "; it must be more than zero");
        }
        return duration;
    }

    private static Transport start(TransportProvider provider, @Nullable Transport first, TransportSettings settings) {
        try {
            return first != null ? provider.createFurther(first, settings) : provider.create(settings);
        } catch (RuntimeException | LinkageError e) {
            throw new ConfigurationException(
                    "The transport \"" + provider.name() + "\" ("
                            + provider.getClass().getName() + ") could not be started: " + StartFailure.reason(e),
                    e);
        }
    }

    /** {@return the key that was given, or that of the environment} */
    static ApiKey key(KeyKind kind, @Nullable String given) {
        String key = given != null ? given : System.getenv(kind.variable());
        if (key == null) {
            throw new ConfigurationException("There is no " + kind + ". Set the environment variable " + kind.variable()
                    + ", or give one to " + kind.setting());
        }
        try {
            return kind.key(key);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    static void checkEndpoint(String host, int port) {
        if (requireNonNull(host, "host").isBlank()) {
            throw new IllegalArgumentException("host is blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + "; it must be 1 to 65535");
        }
    }

    private @Nullable String chosenName() {
        if (transportName != null) {
            return transportName;
        }
        return Stream.of(System.getProperty("filechat.transport"), System.getenv("FILECHAT_TRANSPORT"))
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
    }
}
