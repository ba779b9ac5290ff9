// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static java.util.Objects.requireNonNull;

import dev.filechat.bulk.ask.Question;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ChatOptionsBuilder;
import dev.filechat.jackson.RecordFormat;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A question that is asked about each file of a Dataset. Immutable and thread-safe. */
public final class SparkQuestion implements Serializable {
    private static final long serialVersionUID = 1;

    private final String model;
    private final String text;
    private final @Nullable Class<?> type;
    private final @Nullable ChatSetup options;

    private SparkQuestion(String model, String text, @Nullable Class<?> type, @Nullable ChatSetup options) {
        this.model = model;
        this.text = text;
        this.type = type;
        this.options = options;
    }

    /** {@return a question whose answers are strings} */
    public static SparkQuestion of(String model, String text) {
        return checked(new SparkQuestion(requireNonNull(model, "model"), requireNonNull(text, "text"), null, null));
    }

    /**
     * {@return a question whose answers are records: structs in the column {@code answer}} The components of the
     * record may be what {@link RecordFormat} reads and Spark has a type for: strings, numbers, booleans,
     * {@link java.math.BigDecimal}, the dates and times of {@code java.time}, enums, records, lists and arrays,
     * and maps with strings or enums as keys. A {@code BigDecimal} is a {@code decimal(38,18)}; an enum is its name; a
     * {@code LocalTime}, a {@code Duration}, a {@code UUID} and a {@code URI} are strings. An answer with a value that
     * its column cannot hold, such as a number with more digits, is an error, {@code ANSWER_MISMATCH}.
     *
     * @throws IllegalArgumentException if Spark has no type for a component
     */
    public static SparkQuestion of(String model, String text, Class<? extends Record> type) {
        return checked(new SparkQuestion(
                requireNonNull(model, "model"), requireNonNull(text, "text"), requireNonNull(type, "type"), null));
    }

    /** {@return this question with options, which override the client's} */
    public SparkQuestion withOptions(ChatSetup setup) {
        return checked(new SparkQuestion(model, text, type, requireNonNull(setup, "setup")));
    }

    private static SparkQuestion checked(SparkQuestion question) {
        DataType unused = question.answerType();
        String unusedToo = question.folder();
        return question;
    }

    /** {@return the model's name} */
    public String model() {
        return model;
    }

    /** {@return the text of the question} */
    public String text() {
        return text;
    }

    /** {@return the question for the engine} */
    Question<?> question() {
        Question<?> question =
                type == null ? Question.of(model, text) : Question.of(model, text, new StructFormat(type));
        if (options == null) {
            return question;
        }
        ChatOptionsBuilder builder = ChatOptions.builder();
        options.configure(builder);
        return question.withOptions(builder.build());
    }

    /** {@return the type of the column {@code answer}} */
    DataType answerType() {
        return type == null ? DataTypes.StringType : RecordType.of(type);
    }

    /** {@return the name of the question's folder in a checkpoint; the entries in it know the options} */
    String folder() {
        Question<?> question = question();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {
                question.model(), question.text(), question.jsonSchema().orElse("")
            }) {
                digest.update((part.length() + " " + part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SparkQuestion[model=" + model + "]";
    }

    /** The format of answers that are records, as the rows of a column. Immutable and thread-safe. */
    private static final class StructFormat implements OutputFormat<Row> {
        private final RecordFormat<?> records;
        private final StructType struct;

        private StructFormat(Class<?> type) {
            records = RecordFormat.of(type);
            struct = RecordType.of(type);
        }

        @Override
        public String jsonSchema() {
            return records.jsonSchema();
        }

        /** What the column cannot hold is a mismatch here; Spark would end the task for it, and each retry of it. */
        @Override
        public Row decode(String text) {
            return new RecordValue(text).row((Record) records.decode(text), struct, "");
        }
    }
}
