// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.ToolRunOptions;
import dev.filechat.internal.text.ServerText;

/**
 * A function that the model may call, together with the code that runs it. The module {@code filechat-jackson} makes
 * them from records. Thread-safe: the model may ask for several calls at once, and a chat runs them concurrently.
 */
public interface RunnableTool {
    /** {@return the definition that the model gets: the name, the description, and the JSON schema of the arguments} */
    FunctionTool definition();

    /**
     * Runs the function for one call of the model's. The thread is interrupted when the run is cancelled.
     *
     * @param arguments the arguments as the model wrote them: a JSON object, which need not follow the schema
     * @param context the call
     * @return the result for the model, a text or JSON
     * @throws Exception if it failed; {@link ToolRunOptions} says what then happens
     */
    String run(String arguments, ToolContext context) throws Exception;

    /** The code of a {@link RunnableTool}. */
    @FunctionalInterface
    interface Code {
        /** Runs the function, as {@link RunnableTool#run} does. */
        String run(String arguments, ToolContext context) throws Exception;
    }

    /** {@return a tool of a definition and its code} */
    static RunnableTool of(FunctionTool definition, Code code) {
        requireNonNull(definition, "definition");
        requireNonNull(code, "code");
        return new RunnableTool() {
            @Override
            public FunctionTool definition() {
                return definition;
            }

            @Override
            public String run(String arguments, ToolContext context) throws Exception {
                return code.run(arguments, context);
            }

            @Override
            public String toString() {
                return ServerText.escaped("RunnableTool[" + definition.name() + "]");
            }
        };
    }
}
