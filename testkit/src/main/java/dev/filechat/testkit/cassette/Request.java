// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is asked of the service.
 *
 * @param method the name of the RPC
 * @param body its message, and what is told of the bytes that go with it
 */
record Request(String method, JsonNode body) {}
