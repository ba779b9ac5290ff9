// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.internal.text.ServerText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked about each file of a job. Immutable, and as thread-safe as its format.
 *
 * @param <T> the type of the answers
 */
public final class Question<T> {
    private final String model;
    private final String text;
    private final ChatOptions options;
    private final Decoder<T> decoder;
    private final @Nullable OutputFormat<T> format;

    /** Converts the text of an answer. */
    @FunctionalInterface
    private interface Decoder<T> {
        T decode(String text);
    }

    private Question(
            String model, String text, ChatOptions options, Decoder<T> decoder, @Nullable OutputFormat<T> format) {
        this.model = model;
        this.text = text;
        this.options = options;
        this.decoder = decoder;
        this.format = format;
    }

    /** {@return a question whose answers are texts} */
    public static Question<String> of(String model, String text) {
        return new Question<>(check("model", model), check("text", text), ChatOptions.none(), answer -> answer, null);
    }

    /** {@return a question whose answers are values of a format} */
    public static <T> Question<T> of(String model, String text, OutputFormat<T> format) {
        requireNonNull(format, "format");
        return new Question<>(check("model", model), check("text", text), ChatOptions.none(), format::decode, format);
    }

    private static String check(String name, String value) {
        if (requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return value;
    }

    /**
     * {@return this question with other settings, which override the client's}
     *
     * @throws IllegalArgumentException if they ask for several answers, or declare a function, which nothing would run
     */
    public Question<T> withOptions(ChatOptions settings) {
        if (requireNonNull(settings, "settings").n().orElse(1) != 1) {
            throw new IllegalArgumentException(
                    "n is " + settings.n().orElse(1) + "; a job takes one answer for each file");
        }
        if (settings.tools().stream().anyMatch(FunctionTool.class::isInstance)) {
            throw new IllegalArgumentException(
                    "tools has a function, which nothing would run; a job can use the service's own tools only");
        }
        if (format != null && settings.responseFormat().isPresent()) {
            throw new IllegalArgumentException("responseFormat is set, and the question has a format already");
        }
        return new Question<>(model, text, settings, decoder, format);
    }

    /** {@return the model's name} */
    public String model() {
        return model;
    }

    /** {@return the text of the question} */
    public String text() {
        return text;
    }

    /** {@return the settings, without the format's schema} */
    public ChatOptions options() {
        return options;
    }

    /** {@return the JSON schema of the answers; empty if they are texts} */
    public Optional<String> jsonSchema() {
        return Optional.ofNullable(format).map(OutputFormat::jsonSchema);
    }

    /**
     * {@return the value of an answer}
     *
     * @throws OutputMismatchException if the text does not fit, or the format throws any other exception
     */
    public T decode(String answer) {
        try {
            return requireNonNull(decoder.decode(requireNonNull(answer, "answer")), "the format returned null");
        } catch (OutputMismatchException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // a library's: the answer is paid for
            throw new OutputMismatchException(
                    "", "the format failed with " + e.getClass().getName(), answer, e);
        }
    }

    @Override
    public String toString() {
        return ServerText.escaped("Question[model=" + model + ", text=" + text + "]");
    }
}
