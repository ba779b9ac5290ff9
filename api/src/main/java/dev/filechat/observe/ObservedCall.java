// SPDX-License-Identifier: Apache-2.0
package dev.filechat.observe;

import dev.filechat.chat.tools.ToolCall;
import dev.filechat.spi.CompletionRequest;
import java.util.Optional;
import java.util.OptionalLong;

/** What a call is: known when it starts. Immutable and thread-safe. The client implements it. */
public interface ObservedCall {
    /** {@return what the call does} */
    CallOperation operation();

    /** {@return the call in words, for a log: {@code Uploading "report.pdf"}} File names in it are escaped. */
    String description();

    /** {@return the host that the client was built for} */
    String serverAddress();

    /** {@return the port that the client was built for} */
    int serverPort();

    /** {@return the model that is asked; empty for a call that asks none} */
    Optional<String> model();

    /**
     * {@return the request of a chat as it is sent, with its messages: it has the contents of the conversation} Empty
     * for other calls.
     */
    Optional<CompletionRequest> request();

    /**
     * {@return the id of the chat's conversation, {@link dev.filechat.chat.Chat#conversationId()}, which is sent as
     * {@code x-grok-conv-id}} Empty for calls that are not a chat's.
     */
    Optional<String> conversationId();

    /** {@return the name of the file that is uploaded, as the caller gave it; empty for other calls} */
    Optional<String> fileName();

    /** {@return the number of bytes of the file that is uploaded, if its source knows it before it is read} */
    OptionalLong fileSize();

    /** {@return the id of the file that the call is about; empty for an upload, which has none yet} */
    Optional<String> fileId();

    /** {@return the call of a tool that is run, with its arguments; empty for calls of the service} */
    Optional<ToolCall> toolCall();
}
