// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

/** What WireMock's gRPC extension cannot do: it would fail the call, or leave something out in silence. */
final class StockStubCheck extends StubCheck {

    @Override
    void checkPath(String path) {
        // a stub of another service
    }

    @Override
    void checkAnswer(Rpc rpc, StubAnswer answer, boolean array) {
        if (array || answer.status().isOk() == answer.steps().isEmpty()) {
            throw new IllegalArgumentException(
                    "WireMock's gRPC extension answers with exactly one message or with a status; use WireMockXai");
        }
        if (!answer.trailers().keys().isEmpty() || !answer.headers().keys().isEmpty()) {
            throw new IllegalArgumentException("WireMock's gRPC extension sends no metadata; use WireMockXai");
        }
    }

    @Override
    boolean allTemplates() {
        return false;
    }
}
