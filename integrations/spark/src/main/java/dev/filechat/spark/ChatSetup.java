// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.chat.options.ChatOptionsBuilder;
import java.io.Serializable;

/** Sets the options of a question. Spark sends it to the executors; what it captures must be serializable. */
@FunctionalInterface
public interface ChatSetup extends Serializable {
    /** Sets the options; called on the driver and on each executor, and must set the same each time. */
    void configure(ChatOptionsBuilder options);
}
