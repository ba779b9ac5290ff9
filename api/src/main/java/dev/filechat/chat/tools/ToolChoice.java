// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.util.Objects;

/** Whether the model may or must call tools, or which one. Immutable and thread-safe. */
public sealed interface ToolChoice {
    /** {@return the choice that leaves the decision to the model; the service's default when there are tools} */
    static ToolChoice auto() {
        return new Mode(ToolMode.AUTO);
    }

    /** {@return the choice that forbids tool calls} */
    static ToolChoice none() {
        return new Mode(ToolMode.NONE);
    }

    /** {@return the choice that requires at least one tool call} */
    static ToolChoice required() {
        return new Mode(ToolMode.REQUIRED);
    }

    /** {@return the choice that requires a call of the function with this name} */
    static ToolChoice function(String name) {
        return new Function(name);
    }

    /**
     * A choice for all tools.
     *
     * @param mode whether they may, must or must not be called
     */
    record Mode(ToolMode mode) implements ToolChoice {
        /** Refuses null. */
        public Mode {
            Objects.requireNonNull(mode, "mode");
        }
    }

    /**
     * The function that must be called.
     *
     * @param name the name of a {@link FunctionTool}
     */
    record Function(String name) implements ToolChoice {
        /** Refuses null. */
        public Function {
            Checks.text("name", name);
        }

        @Override
        public String toString() {
            return ServerText.escaped("Function[name=" + name + "]");
        }
    }
}
