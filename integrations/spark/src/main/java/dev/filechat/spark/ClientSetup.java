// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.FileChatClientBuilder;
import java.io.Serializable;

/**
 * Sets what the clients of the executors have beside the key: endpoint, certificates, time limits, retries. Spark sends
 * it to the executors; what it captures must be serializable.
 */
@FunctionalInterface
public interface ClientSetup extends Serializable {
    /** Sets up a client. Called on each executor, and on the driver, to find mistakes before a job starts. */
    void configure(FileChatClientBuilder client);
}
