// SPDX-License-Identifier: Apache-2.0
package dev.filechat.observe;

import dev.filechat.chat.tools.ToolCall;
import dev.filechat.spi.CompletionRequest;
import java.util.Optional;
import java.util.OptionalLong;

/** What a call is: known when it starts. Immutable and thread-safe. The client implements it. */
public interface ObservedCall {
    /** Returns what the call does. */
    CallOperation operation();

    /** Returns the call in words, for a log: {@code Uploading "report.pdf"}. File names in it are escaped. */
    String description();

    /** Returns the host that the client was built for. */
    String serverAddress();

    /** Returns the port that the client was built for. */
    int serverPort();

    /** Returns the model that is asked; empty for a call that asks none. */
    Optional<String> model();

    /**
     * Returns the request of a chat as it is sent, with its messages: it has the contents of the conversation. Empty
     * for other calls.
     */
    Optional<CompletionRequest> request();

    /** Returns the name of the file that is uploaded, as the caller gave it; empty for other calls. */
    Optional<String> fileName();

    /** Returns the number of bytes of the file that is uploaded, if its source knows it before it is read. */
    OptionalLong fileSize();

    /** Returns the id of the file that the call is about; empty for an upload, which has none yet. */
    Optional<String> fileId();

    /** Returns the call of a tool that is run, with its arguments; empty for calls of the service. */
    Optional<ToolCall> toolCall();
}
