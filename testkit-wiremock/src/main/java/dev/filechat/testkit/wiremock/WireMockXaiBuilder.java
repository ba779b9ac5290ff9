// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.filechat.testkit.internal.server.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The settings of a {@link WireMockXai}. Not safe for use by several threads. */
public final class WireMockXaiBuilder {

    private int port;
    private boolean tls;
    private boolean inProcess;
    private WireMockConfiguration options =
            WireMockConfiguration.wireMockConfig().usingFilesUnderClasspath(StockWireMock.CLASSPATH_ROOT);

    WireMockXaiBuilder() {}

    /**
     * Listens on this TCP port. The default, 0, takes a free one.
     *
     * @param port 0 to 65535
     * @return this builder
     * @throws IllegalArgumentException if it is no port
     */
    public WireMockXaiBuilder port(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
        this.port = port;
        return this;
    }

    /**
     * Serves over TLS, with a certificate made at the start: {@link WireMockXai#trustedCertificate()}. The default is
     * plaintext.
     *
     * @return this builder
     */
    public WireMockXaiBuilder tls() {
        this.tls = true;
        return this;
    }

    /**
     * Serves inside this JVM only, with no port: {@link WireMockXai#inProcessName()}. Port and TLS mean nothing then.
     *
     * @return this builder
     */
    public WireMockXaiBuilder inProcess() {
        this.inProcess = true;
        return this;
    }

    /**
     * Runs WireMock with these options: its extensions, templating, the length of its journal, where it finds mappings.
     * Its ports and its TLS mean nothing, as it has no server. The default is no extension, and no mappings.
     *
     * @param options options for this server alone, which adds to them
     * @return this builder
     */
    public WireMockXaiBuilder options(WireMockConfiguration options) {
        this.options = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * Starts the server.
     *
     * @return the running server
     * @throws IllegalArgumentException if the options have mappings that cannot be served
     * @throws UncheckedIOException if the port is taken
     */
    public WireMockXai start() {
        WireMockCore core = new WireMockCore(options);
        Endpoint endpoint = inProcess ? Endpoint.inProcess() : Endpoint.loopback(port, tls);
        try {
            endpoint.serve(BridgeServices.of(core, endpoint.executor()));
            return new WireMockXai(core.server(), endpoint);
        } catch (IOException e) {
            endpoint.close();
            throw new UncheckedIOException("The server could not be started: " + e.getMessage(), e);
        }
    }
}
