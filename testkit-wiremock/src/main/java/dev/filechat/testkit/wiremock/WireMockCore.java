// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.direct.DirectCallHttpServerFactory;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

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

    /**
     * What WireMock answers, and the delay before that. A {@link io.grpc.StatusRuntimeException} says that it has no
     * answer.
     */
    Response respond(Rpc rpc, String json, Metadata metadata) {
        Request request = new CallRequest(rpc, json, metadata);
        Response response = direct.respond(request);
        if (!response.wasConfigured()) {
            String nearest = new NearMissText(server).of(rpc, request);
            throw Status.UNIMPLEMENTED.withDescription(nearest).asRuntimeException();
        }
        return response;
    }

    /**
     * WireMock's server without a port, of which only the handler is called: its own way to call it sleeps for the
     * delay in a thread that nobody ends, and gives up after a second.
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
