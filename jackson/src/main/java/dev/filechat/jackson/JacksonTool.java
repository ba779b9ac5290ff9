// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolContext;
import dev.filechat.jackson.internal.json.JsonText;
import dev.filechat.jackson.internal.json.MarkdownFence;
import dev.filechat.jackson.internal.json.MismatchException;

/**
 * A function that the model may call, whose arguments are a record. Thread-safe, as its code must be.
 *
 * <p>Arguments are read as {@link RecordFormat#decode} reads answers; no arguments are an empty object. Arguments that
 * do not match fail with an {@link IllegalArgumentException}, which says where and what is expected there. The model
 * gets its message, so that it can correct its call, unless
 * {@link dev.filechat.chat.ToolRunOptions.Builder#throwToolFailures} is set.
 *
 * @param <A> the type of the arguments
 */
public final class JacksonTool<A> implements RunnableTool {
    private final FunctionTool definition;
    private final RecordFormat<A> format;
    private final Code<A> code;

    private JacksonTool(FunctionTool definition, RecordFormat<A> format, Code<A> code) {
        this.definition = definition;
        this.format = format;
        this.code = code;
    }

    /**
     * {@return a function}
     *
     * @param name the function's name
     * @param description what it does, so that the model knows when to call it
     * @param arguments a record, as {@link RecordFormat} describes it
     * @param code what it does
     * @throws IllegalArgumentException if the arguments are not a record, or have no JSON schema
     */
    public static <A> JacksonTool<A> of(String name, String description, Class<A> arguments, Code<A> code) {
        return of(name, description, RecordFormat.of(requireNonNull(arguments, "arguments")), code);
    }

    /**
     * {@return a function whose arguments have the given format: for generic types, or by the caller's mapper, which
     * then also writes the result}
     *
     * @throws IllegalArgumentException if the arguments are not a record
     */
    public static <A> JacksonTool<A> of(String name, String description, RecordFormat<A> arguments, Code<A> code) {
        requireNonNull(arguments, "arguments");
        if (arguments.isWrapped()) {
            throw new IllegalArgumentException("The arguments of " + requireNonNull(name, "name") + " are " + arguments
                    + "; they must be a record with a component for each argument");
        }
        return new JacksonTool<>(
                FunctionTool.of(name, description, arguments.jsonSchema()), arguments, requireNonNull(code, "code"));
    }

    /**
     * {@return the same tool, for which the service makes the model follow the schema or not} Default: not. The
     * arguments are checked in either case.
     */
    public JacksonTool<A> withStrict(boolean strict) {
        return new JacksonTool<>(
                FunctionTool.builder(definition.name())
                        .description(definition.description())
                        .parameters(definition.parameters())
                        .strict(strict)
                        .build(),
                format,
                code);
    }

    @Override
    public FunctionTool definition() {
        return definition;
    }

    /** Runs the code. A result that is a {@code String} is returned as it is, any other as JSON. */
    @Override
    public String run(String arguments, ToolContext context) throws Exception {
        requireNonNull(arguments, "arguments");
        requireNonNull(context, "context");
        Object result = code.run(arguments(arguments), context);
        if (result == null) {
            throw new IllegalStateException("The tool " + definition.name()
                    + " returned null; it must return a text, which may be empty, or a value");
        }
        return result instanceof String text ? text : json(result);
    }

    private A arguments(String text) {
        try {
            return format.value(JsonText.parse(text.isBlank() ? "{}" : MarkdownFence.off(text)));
        } catch (MismatchException e) {
            throw new IllegalArgumentException(
                    "The arguments of " + definition.name() + " do not fit its schema at " + e.text(), e.getCause());
        }
    }

    private String json(Object result) {
        try {
            return format.mapper().writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The result of the tool " + definition.name() + ", a "
                            + result.getClass().getName() + ", cannot be written as JSON",
                    e);
        }
    }

    @Override
    public String toString() {
        return "JacksonTool[" + definition.name() + "]";
    }

    /**
     * The code of a tool.
     *
     * @param <A> the type of the arguments
     */
    @FunctionalInterface
    public interface Code<A> {
        /**
         * Runs the tool for one call of the model, possibly at the same time as others. The thread is interrupted when
         * the run is cancelled.
         *
         * @return a text, or a value that Jackson can write; not null
         * @throws Exception if it failed
         */
        Object run(A arguments, ToolContext context) throws Exception;
    }
}
