// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.CountMatchingStrategy;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.internal.server.Endpoint;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * The xAI service stubbed with WireMock: a gRPC server on the loopback address, with WireMock's matchers, scenarios,
 * templates and journal behind it, but without WireMock's own server and its limits.
 *
 * <p>It knows nothing of the service but its messages. Whatever no stub answers fails with {@code UNIMPLEMENTED} and a
 * message that says what was asked and which stub comes nearest; every API key is accepted. For a service that
 * behaves, see {@link FakeXai}.
 *
 * <p>A call is in the journal once its request is complete. An upload is one request, however many messages it has, and
 * its bytes are not kept; one whose messages are in the wrong order is refused as the service does, and not in the
 * journal. Metadata is, with the API key in it.
 *
 * <p>A stub that no call can be answered with is refused when it is made, whichever way it is made: JSON that is not
 * the method's message, a stream where there is one answer, an HTTP status, a path that is no method. Bodies that are
 * templates or files are known only when they are served; what is wrong then fails the call with {@code INTERNAL} and
 * the reason.
 *
 * <p>An instance is independent of every other one, and it is safe for use by several threads.
 *
 * @see XaiStubs
 */
public final class WireMockXai implements AutoCloseable {

    private final WireMockServer server;
    private final WireMock wireMock;
    private final Endpoint endpoint;

    WireMockXai(WireMockServer server, Endpoint endpoint) {
        this.server = server;
        this.wireMock = new WireMock(server);
        this.endpoint = endpoint;
    }

    /**
     * Starts a server without stubs on a free port of 127.0.0.1, without TLS.
     *
     * @return the running server
     * @throws java.io.UncheckedIOException if no port is free
     */
    public static WireMockXai start() {
        return builder().start();
    }

    /**
     * Begins the settings of a server.
     *
     * @return a new builder
     */
    public static WireMockXaiBuilder builder() {
        return new WireMockXaiBuilder();
    }

    /**
     * Adds a stub. Of several that match, the one of the highest priority answers, then the newest.
     *
     * @param stub {@link XaiStubs#call} and what it is answered with
     * @return the stub
     * @throws IllegalArgumentException if no call can be answered with it
     */
    public StubMapping stubFor(MappingBuilder stub) {
        return server.stubFor(Objects.requireNonNull(stub, "stub"));
    }

    /**
     * Checks that at least one call came that matches.
     *
     * @param calls {@link XaiStubs#callsOf} and what they are to match
     * @throws AssertionError of WireMock's, which says what came instead
     */
    public void verify(RequestPatternBuilder calls) {
        server.verify(Objects.requireNonNull(calls, "calls"));
    }

    /**
     * Checks that exactly the given number of matching calls came.
     *
     * @param count how many
     * @param calls {@link XaiStubs#callsOf} and what they are to match
     * @throws AssertionError of WireMock's, which says what came instead
     */
    public void verify(int count, RequestPatternBuilder calls) {
        server.verify(count, Objects.requireNonNull(calls, "calls"));
    }

    /**
     * Checks how many calls came that match.
     *
     * @param count how many, such as {@code moreThan(2)}
     * @param calls {@link XaiStubs#callsOf} and what they are to match
     * @throws AssertionError of WireMock's, which says what came instead
     */
    public void verify(CountMatchingStrategy count, RequestPatternBuilder calls) {
        server.verify(Objects.requireNonNull(count, "count"), Objects.requireNonNull(calls, "calls"));
    }

    /**
     * Finds the calls that match, answered or not.
     *
     * @param calls {@link XaiStubs#callsOf} and what they are to match
     * @return the requests as the journal has them, in the order in which they came
     */
    public List<LoggedRequest> findAll(RequestPatternBuilder calls) {
        return server.findAll(Objects.requireNonNull(calls, "calls"));
    }

    /**
     * Returns all that WireMock has to offer: the journal, scenarios, global delays, unmatched requests and near
     * misses.
     *
     * @return WireMock's client of this server; the same with each call
     */
    public WireMock wireMock() {
        return wireMock;
    }

    /** Forgets stubs, scenarios and the journal, and loads the mappings of the options again. */
    public void reset() {
        server.resetAll();
    }

    /**
     * Returns the host to connect to, {@code 127.0.0.1}.
     *
     * @return the host
     * @throws IllegalStateException if the server is in-process
     */
    public String host() {
        return endpoint.host();
    }

    /**
     * Returns the TCP port to connect to.
     *
     * @return the port
     * @throws IllegalStateException if the server is in-process
     */
    public int port() {
        return endpoint.port();
    }

    /**
     * Returns the name under which gRPC's in-process transport reaches the server.
     *
     * @return the name
     * @throws IllegalStateException if the server is not in-process
     */
    public String inProcessName() {
        return endpoint.inProcessName();
    }

    /**
     * Returns a client of this server, with {@link FakeXai#DEFAULT_KEY}, over the transport that is on the class path;
     * in-process with none. A new one with each call, which the caller closes.
     *
     * @return the client
     * @throws dev.filechat.errors.ConfigurationException if there is no transport, or more than one and no choice
     */
    public FileChatClient client() {
        return configure(FileChatClient.builder()).build();
    }

    /**
     * Points a client's builder at this server: address, key, and whom to trust; in-process the transport too.
     *
     * @param client the builder
     * @return the same builder
     */
    public FileChatClientBuilder configure(FileChatClientBuilder client) {
        return endpoint.configure(client.apiKey(FakeXai.DEFAULT_KEY));
    }

    /**
     * Returns the certificate that clients have to trust, valid for {@code localhost} and {@code 127.0.0.1}.
     *
     * @return the certificate
     * @throws IllegalStateException if the server does not use TLS
     */
    public X509Certificate trustedCertificate() {
        return endpoint.trustedCertificate();
    }

    /**
     * Stops the server at once: calls under way end, connections are closed, and no thread is left. Stubs and journal
     * can be read still. Closing again does nothing.
     */
    @Override
    public void close() {
        endpoint.close();
    }
}
