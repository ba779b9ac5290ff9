// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testkit.chat.FakeChat;
import dev.filechat.testkit.internal.batches.BatchStore;
import dev.filechat.testkit.internal.batches.BatchesRpc;
import dev.filechat.testkit.internal.calls.Authorization;
import dev.filechat.testkit.internal.calls.RequestLog;
import dev.filechat.testkit.internal.calls.ServedMethods;
import dev.filechat.testkit.internal.chat.ChatEngine;
import dev.filechat.testkit.internal.chat.ChatRpc;
import dev.filechat.testkit.internal.collections.CollectionSearch;
import dev.filechat.testkit.internal.collections.CollectionStore;
import dev.filechat.testkit.internal.collections.CollectionsRpc;
import dev.filechat.testkit.internal.collections.DocumentsRpc;
import dev.filechat.testkit.internal.files.FilesRpc;
import dev.filechat.testkit.internal.images.ImageRpc;
import dev.filechat.testkit.internal.images.ImageScripts;
import dev.filechat.testkit.internal.models.AuthRpc;
import dev.filechat.testkit.internal.models.ModelCatalog;
import dev.filechat.testkit.internal.models.ModelsRpc;
import dev.filechat.testkit.internal.models.TokenizeRpc;
import dev.filechat.testkit.internal.publicurl.PublicUrlStore;
import dev.filechat.testkit.internal.server.Endpoint;
import dev.filechat.testkit.internal.server.HostNames;
import dev.filechat.testkit.internal.server.TestCertificate;
import dev.filechat.testkit.internal.server.ToolServices;
import dev.filechat.testkit.internal.store.Attachment;
import dev.filechat.testkit.internal.store.FileStore;
import dev.filechat.testkit.internal.upload.UploadHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link FakeXai}. Not safe for use by several threads. */
public final class FakeXaiBuilder {

    private int port;
    private InetAddress bindAddress = Endpoint.localAddress();
    private List<String> hostNames = List.of();
    private Set<String> models = Set.of();
    private List<String> keys = List.of(FakeXai.DEFAULT_KEY);
    private List<String> managementKeys = List.of();
    private boolean tls;
    private List<X509Certificate> clientIssuers = List.of();
    private boolean inProcess;
    private Clock clock = Clock.systemUTC();
    private @Nullable Path storageDirectory;
    private @Nullable Path directory;
    private Consumer<RecordedRequest> onCallEnd = request -> {};
    private long maxFileSize = UploadHandler.MAX_FILE_SIZE;
    private Duration wordDelay = Duration.ZERO;
    private boolean attachmentSearch;
    private boolean finishReasonOnEveryOutput;

    FakeXaiBuilder() {}

    /**
     * Listens on this TCP port. The default, 0, takes a free one.
     *
     * @param port 0 to 65535
     * @return this builder
     * @throws IllegalArgumentException if it is no port
     */
    public FakeXaiBuilder port(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
        this.port = port;
        return this;
    }

    /**
     * Listens on this address of the machine, so that containers and other machines reach the fake: {@code "0.0.0.0"}
     * for all addresses. Everybody who reaches it can use it: the default key is public. The default is
     * {@code "127.0.0.1"}, which only this machine reaches. Public URLs are on 127.0.0.1 always.
     *
     * <p>A filechat client needs {@link #tls} for any address but a loopback one; {@link FakeXai#client} and
     * {@link FakeXai#configure} take 127.0.0.1 where the fake listens on all addresses.
     *
     * @param address an IP address, of version 4 or 6
     * @return this builder
     * @throws IllegalArgumentException if it is none
     */
    public FakeXaiBuilder bindAddress(String address) {
        this.bindAddress = HostNames.address(Objects.requireNonNull(address, "address"));
        return this;
    }

    /**
     * Names the hosts under which clients reach the fake, for its certificate, beside {@code localhost},
     * {@code 127.0.0.1} and the address that it listens on. Without {@link #tls} they mean nothing.
     *
     * @param hosts names or IP addresses, such as {@code "fake-xai"}, the name of a container
     * @return this builder
     * @throws IllegalArgumentException if one is neither
     */
    public FakeXaiBuilder hostNames(String... hosts) {
        List<String> given = List.of(hosts);
        given.forEach(HostNames::check);
        this.hostNames = given;
        return this;
    }

    /**
     * Knows these models only: a chat request for another one is refused with {@code INVALID_ARGUMENT}, as the service
     * refuses models that it does not have. The default is to take any name.
     *
     * @param names one or more, such as {@code "grok-4.5"}
     * @return this builder
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public FakeXaiBuilder models(String... names) {
        Set<String> given = new LinkedHashSet<>(List.of(names));
        if (given.isEmpty() || given.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("models must be one or more names, none of them blank");
        }
        this.models = given;
        return this;
    }

    /**
     * Accepts these API keys. Each is a team of its own that sees only its own files. The default is
     * {@link FakeXai#DEFAULT_KEY}.
     *
     * @param keys one or more, all different, of printable ASCII without spaces
     * @return this builder
     * @throws IllegalArgumentException if there is none, or one that is not allowed
     */
    public FakeXaiBuilder keys(String... keys) {
        this.keys = accepted("keys", keys);
        return this;
    }

    /**
     * Sets the management keys, with which collections are managed: one for each of the {@link #keys}, in the same
     * order, as a team has one of both. The default is {@link FakeXai#DEFAULT_MANAGEMENT_KEY}; for further teams the
     * same with {@code -2}, {@code -3} and so on behind it.
     *
     * @param keys as many as there are API keys
     * @return this
     * @throws IllegalArgumentException if there is none, or one twice, or one that cannot be sent as metadata
     */
    public FakeXaiBuilder managementKeys(String... keys) {
        this.managementKeys = accepted("managementKeys", keys);
        return this;
    }

    private static List<String> accepted(String name, String... keys) {
        List<String> given = List.of(keys);
        if (given.isEmpty() || new HashSet<>(given).size() < given.size()) {
            throw new IllegalArgumentException(name + " must be one or more, all different");
        }
        if (!given.stream().allMatch(key -> !key.isEmpty() && key.chars().allMatch(c -> c > ' ' && c < 0x7F))) {
            throw new IllegalArgumentException(name + " must be printable ASCII without spaces");
        }
        return given;
    }

    /**
     * Serves over TLS, with a certificate made at the start: {@link FakeXai#trustedCertificate()}. The default is
     * plaintext.
     *
     * @return this builder
     */
    public FakeXaiBuilder tls() {
        this.tls = true;
        return this;
    }

    /**
     * Serves over TLS, as {@link #tls} does, and only clients that have a certificate (mutual TLS). The default is to
     * ask clients for none.
     *
     * @param issuers the issuers of the certificates of clients, or these certificates themselves; one or more
     * @return this builder
     * @throws IllegalArgumentException if there is none
     */
    public FakeXaiBuilder requireClientCertificate(X509Certificate... issuers) {
        List<X509Certificate> given = List.of(issuers);
        if (given.isEmpty()) {
            throw new IllegalArgumentException("issuers must be one or more");
        }
        this.clientIssuers = given;
        return tls();
    }

    /**
     * Serves inside this JVM only, with no port: {@link FakeXai#inProcessName()}. Port and TLS mean nothing then.
     *
     * @return this builder
     */
    public FakeXaiBuilder inProcess() {
        this.inProcess = true;
        return this;
    }

    /**
     * Takes the time from this clock: creation and expiry of files and of public URLs follow it. The default is the
     * system's clock.
     *
     * @param clock the clock
     * @return this builder
     */
    public FakeXaiBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Keeps large files in a new directory below this one, which is deleted at close. The default is the system's
     * directory for temporary files.
     *
     * @param directory an existing directory
     * @return this builder
     */
    public FakeXaiBuilder storageDirectory(Path directory) {
        this.storageDirectory = Objects.requireNonNull(directory, "directory");
        return this;
    }

    /**
     * Keeps the files in this directory, bytes and all, also when the fake is closed or its process killed: a fake that
     * is started with it later has them again, with their ids, and they expire when they would have. Without it files
     * end with the fake. {@link #storageDirectory} means nothing then.
     *
     * <p>A key finds its files again, at any position among the keys; those of keys that are not given are left
     * alone. Public URLs, scripts, and stored and deferred responses end with the fake. An upload that is under way
     * when the process is killed leaves nothing; one that was answered is there. (After a crash of the machine, the
     * newest may be missing.) An entry that cannot be read is skipped: {@link FakeXai#skippedFiles()}.
     *
     * @param directory the directory of an earlier fake, an empty one, or one that does not exist yet and is
     *     created; no two fakes may use it at once
     * @return this builder
     */
    public FakeXaiBuilder directory(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
        return this;
    }

    /**
     * Tells of each call when it is over, refused ones too. To be quick: the call counts as open until the listener
     * returns.
     *
     * @param listener called by the thread that ends the call, by several at once; what it throws is given to that
     *     thread's handler of uncaught exceptions, and changes nothing
     * @return this builder
     */
    public FakeXaiBuilder onCallEnd(Consumer<RecordedRequest> listener) {
        this.onCallEnd = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Refuses larger files than this, so that a test need not send 512 MB to see it. The default is 536,870,912, as the
     * service has it.
     *
     * @param bytes the most bytes in a file, 0 or more
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public FakeXaiBuilder maxFileSize(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("maxFileSize must be 0 or more, not " + bytes);
        }
        this.maxFileSize = bytes;
        return this;
    }

    /**
     * Waits this long after each word of a streamed answer, so that it is seen to be written. The default is zero.
     *
     * @param delay zero or more
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public FakeXaiBuilder wordDelay(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("wordDelay must be zero or more, not " + delay);
        }
        this.wordDelay = delay;
        return this;
    }

    /**
     * Answers questions about attached files with several outputs, as the service may do unasked: an assistant's that
     * calls its tool {@code attachment_search}, the tool's, and the assistant's answer. The tool's output holds what
     * was found only if the request includes it. The default is the answer alone, unless the request offers that tool.
     *
     * @return this builder
     */
    public FakeXaiBuilder attachmentSearchOutputs() {
        this.attachmentSearch = true;
        return this;
    }

    /**
     * Gives every output of an answer a reason to finish. The default is the service's other form: the answer, which is
     * the last output, has one (with several choices, each has), and the outputs before it, which are the service's
     * calls of its own tools and their results, have none.
     *
     * @return this builder
     */
    public FakeXaiBuilder finishReasonOnEveryOutput() {
        this.finishReasonOnEveryOutput = true;
        return this;
    }

    /**
     * Starts the fake.
     *
     * @return the running fake
     * @throws IllegalStateException if there are more or fewer management keys than API keys
     * @throws UncheckedIOException if the port is taken, or the directory for files or a temporary one cannot be used;
     *     the message says why
     */
    public FakeXai start() {
        List<String> ofManagement = managementKeys.isEmpty() ? usualManagementKeys() : managementKeys;
        if (ofManagement.size() != keys.size()) {
            throw new IllegalStateException(
                    "There must be as many managementKeys as keys, " + keys.size() + ", not " + ofManagement.size());
        }
        Authorization authorization = new Authorization(keys, ofManagement);
        Consumer<RecordedRequest> listener = onCallEnd;
        RequestLog calls = new RequestLog(authorization, clock, call -> listener.accept(new RecordedRequest(call)));
        FileStore store = null;
        Endpoint endpoint = inProcess
                ? Endpoint.inProcess()
                : Endpoint.network(bindAddress, port, tls ? certificate() : null, clientIssuers);
        try {
            store = directory == null
                    ? FileStore.create(storageDirectory, clock)
                    : FileStore.open(directory, keys, clock);
            PublicUrlStore urls = new PublicUrlStore(store, clock, endpoint.executor());
            CollectionStore collections = new CollectionStore(store, clock);
            CollectionSearch search = new CollectionSearch(collections);
            ChatEngine chat = chatOver(store, search);
            ModelCatalog catalog = new ModelCatalog(models);
            BatchStore batches = new BatchStore(clock);
            ImageScripts images = new ImageScripts();
            FilesRpc filesRpc = new FilesRpc(store, urls, maxFileSize, endpoint.executor());
            List<ServerServiceDefinition> xai = List.of(
                    filesRpc.service(),
                    new ChatRpc(chat, endpoint.executor()).bindService(),
                    new ModelsRpc(catalog, endpoint.executor()).bindService(),
                    new ImageRpc(catalog, store, urls, images, endpoint.executor()).bindService(),
                    new TokenizeRpc(endpoint.executor()).bindService(),
                    new AuthRpc(keys, endpoint.executor()).bindService(),
                    new BatchesRpc(batches, store, chat, endpoint.executor()).bindService(),
                    new CollectionsRpc(collections, endpoint.executor()).bindService(),
                    new DocumentsRpc(search, endpoint.executor()).bindService());
            ServerInterceptor faults = endpoint.faults().interceptor();
            ServedMethods methods = new ServedMethods(calls);
            List<ServerServiceDefinition> services = Stream.concat(
                            xai.stream().map(service -> methods.logged(service, authorization, faults)),
                            ToolServices.beside(xai).stream().map(methods::logged))
                    .toList();
            endpoint.serve(services, methods.others());
            return new FakeXai(
                    keys,
                    ofManagement,
                    calls,
                    store,
                    urls,
                    new FakeChat(chat.scripts(), chat::forgetResponses),
                    batches,
                    images,
                    collections,
                    endpoint);
        } catch (IOException e) {
            endpoint.close();
            if (store != null) {
                store.close();
            }
            String cause = e.getCause() instanceof BindException why ? ": " + why.getMessage() : "";
            throw new UncheckedIOException("The fake could not be started: " + e.getMessage() + cause, e);
        }
    }

    private List<String> usualManagementKeys() {
        return IntStream.rangeClosed(1, keys.size())
                .mapToObj(team -> FakeXai.DEFAULT_MANAGEMENT_KEY + (team == 1 ? "" : "-" + team))
                .toList();
    }

    private TestCertificate certificate() {
        List<String> hosts = new ArrayList<>(hostNames);
        if (!bindAddress.isAnyLocalAddress()) {
            hosts.add(bindAddress.getHostAddress());
        }
        return TestCertificate.forHosts(hosts);
    }

    private ChatEngine chatOver(FileStore store, CollectionSearch search) {
        return new ChatEngine(
                (team, id) -> Attachment.of(store.find(team, id)),
                search::search,
                store.directory(),
                clock,
                wordDelay,
                attachmentSearch,
                finishReasonOnEveryOutput,
                models);
    }
}
