// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.extension.responsetemplating.ResponseTemplateTransformer;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses stubs that no call could be answered with, when they are made and not when they are needed. */
abstract class StubCheck implements StubLifecycleListener {

    private static final int OK = 200;

    @Override
    public String getName() {
        return "xai-stub-check";
    }

    @Override
    public void beforeStubCreated(StubMapping stub) {
        check(stub);
    }

    @Override
    public void beforeStubEdited(StubMapping old, StubMapping stub) {
        check(stub);
    }

    /** What is done with a stub for a path that is no call of the service. */
    abstract void checkPath(String path);

    /** What one kind of server cannot do, beyond what no server can. */
    abstract void checkAnswer(Rpc rpc, StubAnswer answer, boolean array);

    /** Whether every stub's body is a template. */
    abstract boolean allTemplates();

    private void check(StubMapping stub) {
        RequestPattern request = stub.getRequest();
        String path = pathOf(request);
        if (path == null) {
            return; // one for several methods: what fits one need not fit the others
        }
        Optional<Rpc> rpc = Rpc.atPath(path);
        if (rpc.isEmpty()) {
            checkPath(path);
            return;
        }
        try {
            if (!request.getMethod().match(RequestMethod.POST).isExactMatch()) {
                throw new IllegalArgumentException("every call is a POST, but the stub is for " + request.getMethod());
            }
            checkResponse(rpc.get(), stub.getResponse());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "This stub for " + rpc.get().name() + " is refused: " + e.getMessage(), e);
        }
    }

    private static @Nullable String pathOf(RequestPattern request) {
        return request.getUrlPath() == null ? request.getUrl() : request.getUrlPath();
    }

    private void checkResponse(Rpc rpc, ResponseDefinition response) {
        if (response.getFault() != null || response.isProxyResponse() || response.getChunkedDribbleDelay() != null) {
            throw new IllegalArgumentException(
                    "HTTP faults, proxying and chunked dribble delays do not work with gRPC");
        }
        if (response.getStatus() != OK) {
            throw new IllegalArgumentException(
                    "give it a gRPC status instead of the HTTP status " + response.getStatus());
        }
        if (response.specifiesBodyFile() || isTemplate(response)) {
            return; // known only when it is served
        }
        String body = Objects.requireNonNullElse(response.getTextBody(), "");
        checkAnswer(
                rpc,
                new AnswerReader(rpc).read(response.getHeaders(), body),
                body.stripLeading().startsWith("["));
    }

    private boolean isTemplate(ResponseDefinition response) {
        List<String> transformers = Objects.requireNonNullElse(response.getTransformers(), List.of());
        boolean template = allTemplates() || transformers.contains(ResponseTemplateTransformer.NAME);
        boolean othersToo = transformers.stream().anyMatch(name -> !name.equals(ResponseTemplateTransformer.NAME));
        return othersToo || (template && String.valueOf(response.getTextBody()).contains("{{"));
    }
}
