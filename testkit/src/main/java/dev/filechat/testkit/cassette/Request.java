// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is asked of the service.
 *
 * @param method the name of the RPC
 * @param body its message, and the description of the bytes that belong to it
 */
record Request(String method, JsonNode body) {}
