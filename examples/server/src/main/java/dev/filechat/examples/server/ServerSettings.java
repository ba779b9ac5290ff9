// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import java.time.Duration;

/**
 * How the server is set up.
 *
 * @param port the port on loopback; 0 for a free one
 * @param model the model that answers
 * @param maxFileBytes the largest file that is taken
 * @param idleTimeout how long a visitor's files are kept without a request
 */
record ServerSettings(int port, String model, long maxFileBytes, Duration idleTimeout) {
    static ServerSettings onPort(int port) {
        return new ServerSettings(port, "grok-4.5", 48 << 20, Duration.ofMinutes(30));
    }
}
