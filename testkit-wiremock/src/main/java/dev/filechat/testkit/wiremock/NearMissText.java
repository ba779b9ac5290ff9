// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import com.github.tomakehurst.wiremock.matching.MultiValuePattern;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells on one line what was asked and which stub comes nearest. It travels in a trailer, which must not be long. */
final class NearMissText {

    private static final int LONGEST_PART = 600;

    private final WireMockServer server;

    NearMissText(WireMockServer server) {
        this.server = server;
    }

    String of(Rpc rpc, Request request) {
        String asked =
                "No stub answers this call of " + rpc.name() + ": " + shortened(request.getBodyAsString()) + ". ";
        List<NearMiss> nearest = server.findNearMissesFor(LoggedRequest.createFrom(request));
        if (nearest.isEmpty()) {
            return asked + "There are no stubs.";
        }
        StubMapping stub = nearest.get(0).getStubMapping();
        String differences = String.join("; ", differences(stub, request));
        return asked + "The nearest of " + server.getStubMappings().size() + " is " + name(stub)
                + ". What does not fit: " + shortened(differences.isEmpty() ? "a matcher of its own" : differences)
                + ".";
    }

    private static List<String> differences(StubMapping stub, Request request) {
        List<String> differences = new ArrayList<>();
        RequestPattern wanted = stub.getRequest();
        if (!wanted.getUrlMatcher().match(request.getUrl()).isExactMatch()) {
            differences.add("the method");
        }
        Map<String, MultiValuePattern> headers = Objects.requireNonNullElse(wanted.getHeaders(), Map.of());
        headers.forEach((name, header) -> {
            if (!header.match(request.header(name)).isExactMatch()) {
                differences.add("metadata " + name + " " + Json.write(header));
            }
        });
        List<ContentPattern<?>> bodies = Objects.requireNonNullElse(wanted.getBodyPatterns(), List.of());
        for (ContentPattern<?> body : bodies) {
            if (body instanceof StringValuePattern text
                    && !text.match(request.getBodyAsString()).isExactMatch()) {
                differences.add("request " + Json.write(text));
            }
        }
        if (differences.isEmpty() && stub.getRequiredScenarioState() != null) {
            differences.add("scenario \"" + stub.getScenarioName() + "\" is not in the state \""
                    + stub.getRequiredScenarioState() + "\"");
        }
        return differences;
    }

    private static String name(StubMapping stub) {
        String path = stub.getRequest().getUrlPath();
        String call = Rpc.atPath(path == null ? "" : path)
                .map(rpc -> "a stub for " + rpc.name())
                .orElse("a stub for several methods");
        return call + (stub.getName() == null ? "" : ", \"" + stub.getName() + "\"");
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_PART ? line : line.substring(0, LONGEST_PART) + "...";
    }
}
