// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

/** What {@link WireMockXai} refuses. */
final class BridgeStubCheck extends StubCheck {

    private final boolean allTemplates;

    BridgeStubCheck(boolean allTemplates) {
        this.allTemplates = allTemplates;
    }

    @Override
    void checkPath(String path) {
        throw new IllegalArgumentException("This stub is refused: no call of the service has the path " + path
                + ". XaiStubs.call(...) makes the paths of " + Rpc.names());
    }

    @Override
    void checkAnswer(Rpc rpc, StubAnswer answer, boolean array) {
        // it can do all that a method can
    }

    @Override
    boolean allTemplates() {
        return allTemplates;
    }
}
