// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.testkit.chat.FakeChat;
import dev.filechat.testkit.faults.Faults;
import dev.filechat.testkit.internal.batches.BatchStore;
import dev.filechat.testkit.internal.calls.RequestLog;
import dev.filechat.testkit.internal.collections.CollectionStore;
import dev.filechat.testkit.internal.images.ImageScripts;
import dev.filechat.testkit.internal.publicurl.PublicUrlStore;
import dev.filechat.testkit.internal.reader.ReaderProcesses;
import dev.filechat.testkit.internal.server.Endpoint;
import dev.filechat.testkit.internal.store.FileStore;
import dev.filechat.testkit.internal.wire.ServiceMethods;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A fake of the xAI service: the Files and Chat APIs, and those about collections, batches, pictures, models, tokens
 * and keys, with the state, limits and errors of the real one, served by a real gRPC server that listens on the
 * loopback address, unless {@link FakeXaiBuilder#bindAddress another} is asked for. It has gRPC's reflection and health
 * services, too, which need no key; every other method is {@code UNIMPLEMENTED}.
 *
 * <p>Files are kept in a temporary directory, not in the heap, or in {@link FakeXaiBuilder#directory one that stays}.
 * Chat requests are answered by reading the files that the messages refer to and quoting the sentences that fit the
 * last question best, so different files and questions get different answers; or by the scripts of {@link #chat()}.
 * Nothing leaves the machine.
 *
 * <p>An instance is independent of every other one, and it is safe for use by several threads.
 *
 * <p>A public URL is served over plain HTTP on a port of its own of 127.0.0.1, also by an in-process fake and one with
 * TLS; the port is opened with the first URL. It takes images, videos and PDFs, judged by the file's name, and an
 * expiry of 3,600 to 2,592,000 seconds as files do (the fake's choice: the service documents none). It ends with its
 * file at the latest; once it is revoked or expired, the next one of the file is another.
 *
 * <p>In the filter of a list, {@code content_type} follows from the end of the file's name, {@code upload_status} is
 * {@code "complete"} for every file, and {@code user_defined_id} is {@code null}. An absent
 * value is unlike every other one, and neither less nor greater.
 *
 * <p>A deferred response is pending for one poll and can be fetched for 24 hours, a stored one for 30 days unless it is
 * deleted; of each only the newest 10,000 are kept, and fewer if they are more than 64 MiB. Compacted messages can be
 * sent for ever (the fake's choices: the service documents none).
 */
public final class FakeXai implements AutoCloseable {

    /** The API key that is accepted unless {@link FakeXaiBuilder#keys} says otherwise. */
    public static final String DEFAULT_KEY = "fake-xai-key";

    /** The management key that is accepted unless {@link FakeXaiBuilder#managementKeys} says otherwise. */
    public static final String DEFAULT_MANAGEMENT_KEY = "fake-xai-management-key";

    private final List<String> keys;
    private final List<String> managementKeys;
    private final RequestLog calls;
    private final FileStore store;
    private final PublicUrlStore urls;
    private final FakeChat chat;
    private final BatchStore batchStore;
    private final ImageScripts imageScripts;
    private final CollectionStore collectionStore;
    private final Endpoint endpoint;
    private final FakeFiles files;
    private final Faults faults;
    private final AtomicBoolean closed = new AtomicBoolean();

    FakeXai(
            List<String> keys,
            List<String> managementKeys,
            RequestLog calls,
            FileStore store,
            PublicUrlStore urls,
            FakeChat chat,
            BatchStore batchStore,
            ImageScripts imageScripts,
            CollectionStore collectionStore,
            Endpoint endpoint) {
        this.keys = keys;
        this.managementKeys = managementKeys;
        this.calls = calls;
        this.store = store;
        this.urls = urls;
        this.chat = chat;
        this.batchStore = batchStore;
        this.imageScripts = imageScripts;
        this.collectionStore = collectionStore;
        this.endpoint = endpoint;
        this.files = new FakeFiles(store);
        this.faults = new Faults(endpoint.faults());
        ReaderProcesses.retain();
    }

    /**
     * Starts a fake with the default key on a free port of 127.0.0.1, without TLS.
     *
     * @return the running fake
     * @throws UncheckedIOException if there is no free port or no temporary directory
     */
    public static FakeXai start() {
        return builder().start();
    }

    /**
     * Begins the settings of a fake.
     *
     * @return a new builder
     */
    public static FakeXaiBuilder builder() {
        return new FakeXaiBuilder();
    }

    /**
     * Returns the host to connect to: {@code 127.0.0.1}, unless {@link FakeXaiBuilder#bindAddress} is another address
     * than that of all.
     *
     * @return the host
     * @throws IllegalStateException if the fake is in-process
     */
    public String host() {
        return endpoint.host();
    }

    /**
     * Returns the TCP port to connect to.
     *
     * @return the port
     * @throws IllegalStateException if the fake is in-process
     */
    public int port() {
        return endpoint.port();
    }

    /**
     * Returns the name under which gRPC's in-process transport reaches the fake.
     *
     * @return the name
     * @throws IllegalStateException if the fake is not in-process
     */
    public String inProcessName() {
        return endpoint.inProcessName();
    }

    /**
     * Returns an accepted API key; if there are several, the first.
     *
     * @return the key
     */
    public String key() {
        return keys.get(0);
    }

    /**
     * Returns an accepted management key, with which collections are managed; if there are several, the first. It is
     * of the same team as {@link #key}.
     *
     * @return the key
     */
    public String managementKey() {
        return managementKeys.get(0);
    }

    /**
     * Returns a client of this fake, with an accepted key, over the transport that is on the class path; in-process
     * with none. A new one with each call, which the caller closes.
     *
     * @return the client
     * @throws dev.filechat.errors.ConfigurationException if there is no transport, or more than one and no choice
     */
    public FileChatClient client() {
        return configure(FileChatClient.builder()).build();
    }

    /**
     * Points a client's builder at this fake: its address, which is that of the management host, too, its keys, and
     * the certificate to trust; in-process the transport too.
     *
     * @param client the builder
     * @return the same builder
     */
    public FileChatClientBuilder configure(FileChatClientBuilder client) {
        return endpoint.configure(client.apiKey(key()).managementKey(managementKey()));
    }

    /**
     * Returns the certificate that clients have to trust, valid for {@code localhost}, {@code 127.0.0.1}, and the
     * {@link FakeXaiBuilder#hostNames}.
     *
     * @return the certificate
     * @throws IllegalStateException if the fake does not use TLS
     */
    public X509Certificate trustedCertificate() {
        return endpoint.trustedCertificate();
    }

    /**
     * Writes the certificate that clients have to trust to a file, in PEM.
     *
     * @param file where to write it; an existing file is replaced
     * @throws IllegalStateException if the fake does not use TLS
     * @throws UncheckedIOException if the file cannot be written
     */
    public void writeTrustedCertificate(Path file) {
        try {
            endpoint.certificate().writeTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write the certificate to " + file, e);
        }
    }

    /**
     * Returns a view of the stored files, of all keys.
     *
     * @return the view; it follows what happens later
     */
    public FakeFiles files() {
        return files;
    }

    /**
     * Tells what of an earlier fake's directory could not be taken over when this one was started: entries that cannot
     * be read, and files of other keys. They are left as they are.
     *
     * @return a line for each, with the reason; empty without {@link FakeXaiBuilder#directory}
     */
    public List<String> skippedFiles() {
        return store.skipped();
    }

    /**
     * Returns what is answered in chats, and what was asked.
     *
     * @return the scripts and the requests; the same with each call
     */
    public FakeChat chat() {
        return chat;
    }

    /**
     * Returns the batches.
     *
     * @return what is in them, and how they run
     */
    public FakeBatches batches() {
        return new FakeBatches(batchStore);
    }

    /**
     * Returns the pictures.
     *
     * @return what is asked for them, and which are not made
     */
    public FakeImages images() {
        return new FakeImages(imageScripts);
    }

    /**
     * Returns the collections.
     *
     * @return what is in them, and how documents are indexed
     */
    public FakeCollections collections() {
        return new FakeCollections(collectionStore);
    }

    /**
     * Returns all calls since the start or the last {@link #reset}, also those that were refused or are under way, and
     * those of services that the fake lacks. Only the newest 1,000 are kept.
     *
     * @return what is known of them now, in the order in which they came
     */
    public List<RecordedRequest> requests() {
        return calls.requests().stream().map(RecordedRequest::new).toList();
    }

    /**
     * Returns the calls of one method, of those that {@link #requests()} has.
     *
     * @param method the name alone, such as {@code "UploadFile"}, or of a method that the fake lacks the
     *     full one, such as {@code "xai_api.Video/GenerateVideo"}
     * @return what is known of them now, in the order in which they came
     * @throws IllegalArgumentException if it is the name alone, and the fake has no such method
     */
    public List<RecordedRequest> requests(String method) {
        if (method.indexOf('/') < 0) {
            ServiceMethods.known(method);
        }
        return requests().stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    /**
     * Returns what goes wrong on purpose.
     *
     * @return the faults; the same with each call
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Counts the calls under way. A call ends when the fake is through with it, everything cleaned up.
     *
     * @return how many there are now
     */
    public int openCalls() {
        return calls.open();
    }

    /**
     * Counts the calls that ended before the whole answer was delivered: the client cancelled, its deadline passed, or
     * the connection was lost. A refused call is not among them.
     *
     * @return how many there were since the start or the last {@link #reset}
     */
    public int cancelledCalls() {
        return calls.cancelled();
    }

    /**
     * Counts the calls of one method since the start or the last {@link #reset}, refused ones among them.
     *
     * @param method the name alone, such as {@code "UploadFile"}
     * @return how many began
     * @throws IllegalArgumentException if the service has no such method
     */
    public int calls(String method) {
        return calls.begun(method);
    }

    /**
     * Tells how many calls of one method waited for their answer at once, at most. A call counts from its arrival until
     * the fake answers or refuses it, or it is cancelled; what the fake has to clean up after that does not count.
     *
     * @param method the name alone, such as {@code "UploadFile"}
     * @return the most since the start or the last {@link #reset}
     * @throws IllegalArgumentException if the service has no such method
     */
    public int mostConcurrentCalls(String method) {
        return calls.mostConcurrent(method);
    }

    /**
     * Waits until at least the given number of calls of one method began since the start.
     *
     * @param method the name alone, such as {@code "UploadFile"}
     * @param count how many
     * @param atMost the longest wait
     * @return false if the time is over
     * @throws IllegalArgumentException if the service has no such method
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitCalls(String method, int count, Duration atMost) throws InterruptedException {
        return calls.await(() -> calls.begun(method) >= count, atMost);
    }

    /**
     * Waits until at least the given number of calls were cancelled since the start.
     *
     * @param count how many
     * @param atMost the longest wait
     * @return false if the time is over
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitCancelled(int count, Duration atMost) throws InterruptedException {
        return calls.await(() -> calls.cancelled() >= count, atMost);
    }

    /**
     * Waits until no call is under way.
     *
     * @param atMost the longest wait
     * @return false if the time is over
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitNoOpenCalls(Duration atMost) throws InterruptedException {
        return calls.await(() -> calls.open() == 0, atMost);
    }

    /**
     * Forgets files (in a {@link FakeXaiBuilder#directory directory} too), batches, collections, scripts, faults,
     * requests, stored and deferred responses, and counts from zero: as at the start. Address and keys stay, and so do
     * calls under way: {@link #openCalls()} counts them still, and what they store is there afterwards. Requests and
     * files that a test has taken before know the hash of a large content only if they were asked for it before.
     */
    public void reset() {
        store.clear();
        chat.reset();
        batchStore.clear();
        imageScripts.clear();
        collectionStore.clear();
        calls.reset();
        faults.clear();
    }

    /**
     * Stops the fake at once: calls under way end, public URLs too, connections are closed, the files are deleted
     * unless they have a {@link FakeXaiBuilder#directory directory}, and no thread is left.
     * Closing again does nothing.
     */
    @Override
    public void close() {
        urls.close();
        endpoint.close();
        collectionStore.close();
        store.close();
        if (closed.compareAndSet(false, true)) {
            ReaderProcesses.release();
        }
    }
}
