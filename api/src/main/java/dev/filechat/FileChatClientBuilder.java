// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static java.util.Objects.requireNonNull;

import dev.filechat.admission.CallAdmission;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.internal.call.ApiKeys;
import dev.filechat.internal.call.CallSettings;
import dev.filechat.internal.call.KeyKind;
import dev.filechat.internal.call.Timing;
import dev.filechat.internal.client.Engine;
import dev.filechat.internal.client.ManagementSetup;
import dev.filechat.internal.observe.CallLog;
import dev.filechat.internal.setup.ClientVersion;
import dev.filechat.internal.text.HeaderRule;
import dev.filechat.observe.CallObserver;
import dev.filechat.spi.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Builds a {@link FileChatClient}. Not thread-safe. Opens and checks nothing before {@link #build()}. */
public final class FileChatClientBuilder extends ManagementBuilder {
    // The deadline of xAI's own SDK.
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(27);
    private static final Duration DEFAULT_STALL_TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, String> headers = new LinkedHashMap<>();
    private Duration timeout = DEFAULT_TIMEOUT;
    private Duration stallTimeout = DEFAULT_STALL_TIMEOUT;
    private @Nullable Duration firstChunkTimeout;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private ChatOptions chatDefaults = ChatOptions.none();
    private final List<CostBudget> costBudgets = new ArrayList<>();
    private final List<CallObserver> observers = new ArrayList<>();
    private final List<CallAdmission> admissions = new ArrayList<>();
    private Timing timing = Timing.system();
    private TaskDecorator taskDecorator = task -> task;

    FileChatClientBuilder() {}

    @Override
    FileChatClientBuilder self() {
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
     * Sets how long the client waits for a sign of life of a call that was sent. Then the call fails with a
     * {@link CallStalledException}. The time applies to each wait
     *
     * <ul>
     *   <li>for data of a download or of a streamed answer, and for data of the source of an upload;
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
        checkPlaintext(host(), KeyKind.API);
        ApiKeys keys = keys();
        BiFunction<String, Integer, Transport> connector = connector(allHeaders());
        ManagementSetup management = management(connector);
        Transport transport = connector.apply(host(), port());
        return new FileChatClient(
                new Engine(
                        transport,
                        keys,
                        host(),
                        port(),
                        management,
                        new CallSettings(timeout, firstChunkTimeout, stallTimeout, retryPolicy, Map.of()),
                        timing,
                        chatDefaults,
                        costBudgets,
                        allObservers(),
                        admissions,
                        taskDecorator.getClass().getName(),
                        taskDecorator::decorate),
                endpoint(),
                fingerprint(keys));
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
