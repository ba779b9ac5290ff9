// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static java.util.Objects.requireNonNull;

import dev.filechat.admission.CallAdmission;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.internal.call.ApiKeys;
import dev.filechat.internal.call.CallSettings;
import dev.filechat.internal.call.Timing;
import dev.filechat.internal.client.Engine;
import dev.filechat.internal.observe.CallLog;
import dev.filechat.internal.setup.AccountFingerprint;
import dev.filechat.internal.setup.ClientKeys;
import dev.filechat.internal.setup.ClientVersion;
import dev.filechat.internal.setup.EnvironmentProxy;
import dev.filechat.internal.setup.Loopback;
import dev.filechat.internal.setup.PemFile;
import dev.filechat.internal.setup.StartFailure;
import dev.filechat.internal.setup.TransportLookup;
import dev.filechat.internal.setup.TrustStore;
import dev.filechat.internal.text.HeaderRule;
import dev.filechat.internal.text.ServerText;
import dev.filechat.observe.CallObserver;
import dev.filechat.spi.ApiKey;
import dev.filechat.spi.HttpProxy;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** Builds a {@link FileChatClient}. Not thread-safe. Opens and checks nothing before {@link #build()}. */
public final class FileChatClientBuilder {
    // The service's address, and the deadline of xAI's own SDK.
    private static final String DEFAULT_HOST = "api.x.ai";
    private static final int DEFAULT_PORT = 443;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(27);
    private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration DEFAULT_STALL_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration DEFAULT_KEEP_ALIVE_TIME = Duration.ofSeconds(30);
    private static final Duration DEFAULT_KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(10);

    /** gRPC raises what is less to this. */
    private static final Duration LEAST_KEEP_ALIVE_TIME = Duration.ofSeconds(10);

    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private final Map<String, String> headers = new LinkedHashMap<>();
    private String host = DEFAULT_HOST;
    private int port = DEFAULT_PORT;
    private boolean plaintext;
    private Duration timeout = DEFAULT_TIMEOUT;
    private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private Duration stallTimeout = DEFAULT_STALL_TIMEOUT;
    private @Nullable Duration firstChunkTimeout;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private ChatOptions chatDefaults = ChatOptions.none();
    private final List<CostBudget> costBudgets = new ArrayList<>();
    private final List<CallObserver> observers = new ArrayList<>();
    private final List<CallAdmission> admissions = new ArrayList<>();
    private Timing timing = Timing.system();
    private TaskDecorator taskDecorator = task -> task;
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

    FileChatClientBuilder() {}

    /** Sets the API key. Default: the environment variable {@code XAI_API_KEY}. */
    public FileChatClientBuilder apiKey(String key) {
        apiKey = requireNonNull(key, "key");
        apiKeySupplier = null;
        return this;
    }

    /**
     * Sets the supplier of the API key, for a key that changes while the client is in use. It is asked before each
     * attempt of each call, so that the next call uses the new key, and once more when the service refuses a key
     * ({@code UNAUTHENTICATED}). If it returns a different key then, the call is repeated once: an upload only if its
     * source can be read again. Default: one key, see {@link #apiKey(String)}.
     *
     * <p>The thread that makes the call asks, and waits; several threads may ask at once. Keep the key in memory
     * instead of fetching it each time. If the supplier throws, or returns what cannot be a key, the call fails with a
     * {@link ConfigurationException} before anything is sent; its message does not contain the key. {@link #build()}
     * does not ask.
     *
     * @param supplier returns a key; thread-safe
     */
    public FileChatClientBuilder apiKey(Supplier<? extends @Nullable String> supplier) {
        apiKeySupplier = requireNonNull(supplier, "supplier");
        apiKey = null;
        return this;
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
        return this;
    }

    /**
     * Sets the name of a transport on the class path, for example {@code grpc-netty} or {@code grpc-okhttp}. Default:
     * the system property {@code filechat.transport}, else the environment variable {@code FILECHAT_TRANSPORT} (an
     * empty one counts as unset), else the only transport there is.
     */
    public FileChatClientBuilder transport(String name) {
        transportName = requireNonNull(name, "name");
        transportProvider = null;
        return this;
    }

    /** Sets a transport that need not be on the class path. Default: see {@link #transport(String)}. */
    public FileChatClientBuilder transport(TransportProvider provider) {
        transportProvider = requireNonNull(provider, "provider");
        transportName = null;
        return this;
    }

    /**
     * Sets where the service is. Default: {@code api.x.ai}, 443.
     *
     * @param host a name or a literal address, an IPv6 address without brackets
     * @param port 1 to 65535
     */
    public FileChatClientBuilder endpoint(String host, int port) {
        if (requireNonNull(host, "host").isBlank()) {
            throw new IllegalArgumentException("host is blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + "; it must be 1 to 65535");
        }
        this.host = host;
        this.port = port;
        return this;
    }

    /**
     * Connects without TLS. Only for a service on this machine: {@code localhost}, or a literal loopback address.
     * Default: TLS.
     */
    public FileChatClientBuilder plaintext() {
        plaintext = true;
        return this;
    }

    /**
     * Sets a PEM file with the certificates to trust in place of the system's, for a service with a certificate
     * authority of your own. Read at {@link #build()}. Default: the system's trust store.
     */
    public FileChatClientBuilder trustedCertificates(Path pemFile) {
        trustedPemFile = requireNonNull(pemFile, "pemFile");
        return this;
    }

    /** Sets the certificates to trust in place of the system's; at least one. Default: the system's trust store. */
    public FileChatClientBuilder trustedCertificates(List<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("certificates is empty; nobody would be trusted");
        }
        trustedCertificates = List.copyOf(certificates);
        trustedPemFile = null;
        return this;
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
     * {@link #build()}. Default: none.
     *
     * @param certificateChainPem a PEM file with the client's certificate, followed by those of its issuers if the
     *     service needs them
     * @param privateKeyPem a PEM file with its private key, in PKCS #8 without a password ("BEGIN PRIVATE KEY")
     */
    public FileChatClientBuilder clientCertificate(Path certificateChainPem, Path privateKeyPem) {
        requireNonNull(certificateChainPem, "certificateChainPem");
        requireNonNull(privateKeyPem, "privateKeyPem");
        clientKeys = () -> ClientKeys.read(certificateChainPem, privateKeyPem);
        return this;
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
        return this;
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
        return this;
    }

    /**
     * Takes the proxy from the environment variables {@code HTTPS_PROXY} (or {@code https_proxy}), such as
     * {@code http://user:password@proxy.example:3128}, and {@code NO_PROXY} (or {@code no_proxy}): hosts and domains
     * that are reached directly, separated by commas; {@code *} for all. They are read at {@link #build()}. Hosts that
     * are this machine are always reached directly, and so is everything if there is no {@code HTTPS_PROXY}: the JVM's
     * properties do not count. Default: see {@link #proxy(String, int)}.
     */
    public FileChatClientBuilder proxyFromEnvironment() {
        environmentProxy = true;
        proxy = null;
        return this;
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
        return this;
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
        return this;
    }

    /**
     * Sets the time of one call with all its attempts, until its answer is read to the end; more than zero. Default: 27
     * minutes, as xAI's own SDK has it.
     */
    public FileChatClientBuilder timeout(Duration duration) {
        timeout = positive("timeout", duration);
        return this;
    }

    /**
     * Sets how long one attempt to connect to the service may take: TCP, TLS, and the service's first HTTP/2 settings.
     * Each address of a host has that time. Then the attempt fails. The calls that wait for it have not been sent: each
     * makes another attempt as often as a call of its kind is tried, and then fails with an
     * {@link UnavailableException}. More than zero. Default: 20 seconds.
     *
     * <p>{@link #timeout} goes on while a call waits for a connection; {@link #stallTimeout} and
     * {@link #firstChunkTimeout} begin when there is one.
     */
    public FileChatClientBuilder connectTimeout(Duration duration) {
        connectTimeout = positive("connectTimeout", duration);
        return this;
    }

    /**
     * Sets how long the client waits for a sign of life of a call that was sent. Then the call fails with a
     * {@link CallStalledException}. The time applies to each wait
     * <ul>
     * <li>for data of a download or of a streamed answer, and for data of the source of an upload;
     *   <li>for the answer of a call of the Files API, and of one about a deferred or stored answer;
     *   <li>for the connection to take a whole chunk of an upload, where the time is multiplied by the number of calls
     *       that share the connection; and for the answer of the upload, where it is twice that, since the last chunk
     *       may still be on its way.
     * </ul>
     *
     * <p>A chat answer that is not streamed, and a compaction, has no such limit: a model may think for minutes before
     * it comes, and {@link #timeout} is what ends the call. More than zero. Default: 60 seconds, in which an upload by
     * chunks of 3 MiB needs 52 KB/s.
     */
    public FileChatClientBuilder stallTimeout(Duration duration) {
        stallTimeout = positive("stallTimeout", duration);
        return this;
    }

    /**
     * Sets how long the client waits for the first chunk of a streamed answer; then the call fails with a
     * {@link CallStalledException}. More than zero. Default: as long as the whole call may take, since a model may
     * think for minutes before it writes.
     */
    public FileChatClientBuilder firstChunkTimeout(Duration duration) {
        firstChunkTimeout = positive("firstChunkTimeout", duration);
        return this;
    }

    private static Duration positive(String name, Duration duration) {
        if (requireNonNull(duration, "duration").isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is " + duration + "; it must be more than zero");
        }
        return duration;
    }

    /**
     * Sets how often a failed call is tried again, and after which delays. Default: {@link RetryPolicy#defaults()}.
     *
     * @param policy for all calls of the client that have none of their own
     */
    public FileChatClientBuilder retryPolicy(RetryPolicy policy) {
        retryPolicy = requireNonNull(policy, "policy");
        return this;
    }

    /** Sets the settings of all chats of this client, which those of a chat or a call override. Default: none. */
    public FileChatClientBuilder chatDefaults(ChatOptions options) {
        chatDefaults = requireNonNull(options, "options");
        return this;
    }

    /**
     * Adds a budget: once it is spent, chat calls are refused. It may be shared with other clients; if several are
     * added, each must have something left. Default: none.
     */
    public FileChatClientBuilder costBudget(CostBudget budget) {
        costBudgets.add(requireNonNull(budget, "budget"));
        return this;
    }

    /**
     * Adds a header (gRPC metadata) to every call. Not {@code authorization}, which is for the key.
     *
     * @param name lower-case letters, digits, {@code -}, {@code _} and {@code .}; not beginning with {@code grpc-}
     * @param value printable ASCII
     */
    public FileChatClientBuilder header(String name, String value) {
        HeaderRule.check(requireNonNull(name, "name"), requireNonNull(value, "value"));
        headers.put(name, value);
        return this;
    }

    /**
     * Wraps each piece of the caller's code that runs on another thread than the one that makes the call, so that it
     * has that thread's context: tools, asynchronous calls, subscribers, the files of batches. Default: only the MDC of
     * slf4j is carried over, which always is.
     */
    public FileChatClientBuilder taskDecorator(TaskDecorator decorator) {
        taskDecorator = requireNonNull(decorator, "decorator");
        return this;
    }

    /**
     * Observes every call of the client; given several times, all of them do. Default: none.
     *
     * @param observer for example of {@code filechat-opentelemetry}
     */
    public FileChatClientBuilder observer(CallObserver observer) {
        observers.add(requireNonNull(observer, "observer"));
        return this;
    }

    /**
     * Admits each attempt of each call before it is sent: for rate limits. Given several times, all of them must admit
     * an attempt, in their order. Default: every attempt is admitted.
     *
     * @param admission may wait, or throw
     */
    public FileChatClientBuilder admission(CallAdmission admission) {
        admissions.add(requireNonNull(admission, "admission"));
        return this;
    }

    private List<CallObserver> allObservers() {
        List<CallObserver> all = new ArrayList<>();
        all.add(new CallLog());
        all.addAll(observers);
        return all;
    }

    /** Sets the environment variables, for tests. */
    FileChatClientBuilder environment(Function<String, @Nullable String> variables) {
        environment = variables;
        return this;
    }

    /** Sets time and chance, for tests. */
    FileChatClientBuilder timing(Timing other) {
        timing = other;
        return this;
    }

    /**
     * {@return the client}
     *
     * @throws ConfigurationException if there is no key or it cannot be one, no transport or no choice among several,
     *     plaintext to a host that is not this machine or through a proxy, or a file or an environment variable that
     *     cannot be used
     */
    public FileChatClient build() {
        if (plaintext && !Loopback.is(host)) {
            throw new ConfigurationException(
                    "Plaintext to " + ServerText.printable(host) + " would show the API key to the network. It is"
                            + " only for localhost and literal loopback addresses such as 127.0.0.1");
        }
        if (plaintext && proxy != null) {
            throw new ConfigurationException("Plaintext through a proxy would show the API key to it. Use either"
                    + " plaintext() or proxy(...)");
        }
        ApiKeys keys = apiKeySupplier != null ? ApiKeys.from(apiKeySupplier) : ApiKeys.fixed(key());
        TransportProvider provider = transportProvider != null
                ? transportProvider
                : TransportLookup.onClassPath().choose(chosenName());
        TransportLookup.checkVersion(provider);
        TransportSettings.Builder settings = TransportSettings.builder(host, port)
                .plaintext(plaintext)
                .userAgent("filechat-java/" + ClientVersion.get())
                .headers(allHeaders())
                .connectTimeout(connectTimeout)
                .trustedCertificates(trustedPemFile == null ? trustedCertificates : PemFile.read(trustedPemFile))
                .clientKeys(clientKeys.get())
                .keepAlive(keepAliveTime, keepAliveTimeout)
                .authority(authority);
        if (environmentProxy) {
            settings.proxy(new EnvironmentProxy(environment).of(host, port).orElse(null));
        } else if (proxy != null) {
            settings.proxy(proxy);
        }
        String endpoint = host + ":" + port;
        return new FileChatClient(
                new Engine(
                        start(provider, settings.build()),
                        keys,
                        host,
                        port,
                        new CallSettings(timeout, firstChunkTimeout, stallTimeout, retryPolicy, Map.of()),
                        timing,
                        chatDefaults,
                        costBudgets,
                        allObservers(),
                        admissions,
                        taskDecorator.getClass().getName(),
                        taskDecorator::decorate),
                endpoint,
                fingerprint(endpoint, keys, account));
    }

    private static Supplier<String> fingerprint(String endpoint, ApiKeys keys, @Nullable String account) {
        return account != null
                ? () -> AccountFingerprint.of(endpoint, account)
                : () -> AccountFingerprint.of(endpoint, keys.current("The account has no fingerprint", 0));
    }

    private static Transport start(TransportProvider provider, TransportSettings settings) {
        try {
            return provider.create(settings);
        } catch (RuntimeException | LinkageError e) {
            throw new ConfigurationException(
                    "The transport \"" + provider.name() + "\" ("
                            + provider.getClass().getName() + ") could not be started: " + StartFailure.reason(e),
                    e);
        }
    }

    private ApiKey key() {
        String key = apiKey != null ? apiKey : System.getenv("XAI_API_KEY");
        if (key == null) {
            throw new ConfigurationException(
                    "There is no API key. Set the environment variable XAI_API_KEY, or give one to apiKey(...)");
        }
        try {
            return ApiKey.of(key);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
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

    /** {@return the headers by which the service's SDKs identify themselves, and those that the user adds} */
    private Map<String, String> allHeaders() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("xai-sdk-version", "filechat-java/" + ClientVersion.get());
        all.put("xai-sdk-language", "java/" + Runtime.version());
        all.putAll(headers);
        return all;
    }
}
