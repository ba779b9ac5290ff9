// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.direct.DirectCallHttpServerFactory;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** WireMock without a server: its stubs, matchers and journal. */
final class WireMockCore {

    private final Direct direct = new Direct();
    private final WireMockServer server;

    WireMockCore(WireMockConfiguration options) {
        server = new WireMockServer(options.httpServerFactory(direct)
                .extensions(new BridgeStubCheck(options.getResponseTemplatingGlobal())));
    }

    WireMockServer server() {
        return server;
    }

    /** What WireMock answers, and the delay before that. A {@link io.grpc.StatusRuntimeException} says that it has no answer. */
    Response respond(Rpc rpc, String json, Metadata metadata) {
        Request request = request(rpc, json, metadata);
        Response response = direct.respond(request);
        if (!response.wasConfigured()) {
            String nearest = new NearMissText(server).of(rpc, request);
            throw Status.UNIMPLEMENTED.withDescription(nearest).asRuntimeException();
        }
        return response;
    }

    private static Request request(Rpc rpc, String json, Metadata metadata) {
        ImmutableRequest.Builder request = ImmutableRequest.create()
                .withAbsoluteUrl("http://localhost" + rpc.path())
                .withMethod(RequestMethod.POST)
                .withProtocol("HTTP/2.0")
                .withClientIp("127.0.0.1")
                .withBody(json.getBytes(StandardCharsets.UTF_8));
        for (String name : metadata.keys()) {
            request.withHeader(name, values(name, metadata));
        }
        return request.build();
    }

    private static List<String> values(String name, Metadata metadata) {
        if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
            return all(metadata.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER)))
                    .map(value -> value.length + " bytes")
                    .toList();
        }
        return all(metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)))
                .toList();
    }

    private static <T> Stream<T> all(Iterable<T> values) {
        return StreamSupport.stream(values.spliterator(), false);
    }

    /**
     * WireMock's server without a port, of which only the handler is called: its own way to call it sleeps for the delay in a
     * thread that nobody ends, and gives up after a second.
     */
    private static final class Direct extends DirectCallHttpServerFactory {

        private final AtomicReference<StubRequestHandler> stubs = new AtomicReference<>();

        @Override
        public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler handler) {
            stubs.set(handler);
            return super.buildHttpServer(options, admin, handler);
        }

        Response respond(Request request) {
            AtomicReference<Response> response = new AtomicReference<>();
            Objects.requireNonNull(stubs.get())
                    .handle(request, (ignored, given, attributes) -> response.set(given), ServeEvent.of(request));
            return Objects.requireNonNull(response.get(), "WireMock answers before it returns");
        }
    }
}
