// SPDX-License-Identifier: Apache-2.0
/**
 * The service stubbed with WireMock, for teams that stub everything else with it already.
 *
 * <p>{@link WireMockXai} serves every call with WireMock's matchers, scenarios and
 * journal behind it; {@link StockWireMock} is for a WireMock of one's own with its gRPC
 * extension, within what that can do. {@link XaiStubs} has the stubs of both.
 *
 * <p>WireMock is an optional dependency: add {@code org.wiremock:wiremock} or {@code org.wiremock:wiremock-standalone}.
 */
@NullMarked
package dev.filechat.testkit.wiremock;

import org.jspecify.annotations.NullMarked;
