// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns of the answers. */
final class AnswerColumns {
    private static final int TICK_DECIMALS = 10;
    private static final int COST_PRECISION = 20;
    private static final StructType USAGE = new StructType()
            .add("prompt_tokens", DataTypes.LongType)
            .add("cached_prompt_tokens", DataTypes.LongType)
            .add("completion_tokens", DataTypes.LongType)
            .add("reasoning_tokens", DataTypes.LongType)
            .add("total_tokens", DataTypes.LongType);
    private static final StructType ERROR =
            new StructType().add("kind", DataTypes.StringType).add("message", DataTypes.StringType);

    private AnswerColumns() {}

    /** {@return the columns beside the key} */
    static StructType of(DataType answer) {
        return new StructType()
                .add("answer", answer)
                .add("model", DataTypes.StringType)
                .add("usage", USAGE)
                .add("cost", DataTypes.createDecimalType(COST_PRECISION, TICK_DECIMALS))
                .add("attempts", DataTypes.IntegerType)
                .add("lost_answers", DataTypes.IntegerType)
                .add("from_checkpoint", DataTypes.BooleanType)
                .add("file_id", DataTypes.StringType)
                .add("error", ERROR);
    }

    /** {@return whether one of the columns has a name, which Spark compares without regard to case} */
    static boolean has(String name) {
        return Stream.of(of(DataTypes.StringType).fieldNames()).anyMatch(name::equalsIgnoreCase);
    }

    /** {@return the columns with the key before them} */
    static StructType withKey(String key, DataType answer) {
        StructType keyed = new StructType().add(key, DataTypes.StringType);
        for (var field : of(answer).fields()) {
            keyed = keyed.add(field);
        }
        return keyed;
    }

    /**
     * {@return the values, without a key}
     *
     * @param before whether a run before got the answer
     */
    static @Nullable Object[] values(BulkAnswer<?> answer, boolean before) {
        return switch (answer) {
            case BulkAnswer.Answered<?> answered ->
                new @Nullable Object[] {
                    answered.value(),
                    answered.model(),
                    answered.usage().map(AnswerColumns::usage).orElse(null),
                    cost(answered.costInUsdTicks()),
                    answered.attempts(),
                    answered.attempts() - 1,
                    before,
                    answered.fileId(),
                    null
                };
            case BulkAnswer.Failed<?> failed -> {
                @Nullable Object[] values = failure(failed.kind(), failed.message(), failed.lostAnswers());
                billed(failed).ifPresent(response -> {
                    values[1] = response.model();
                    values[2] = response.usage().map(AnswerColumns::usage).orElse(null);
                    values[3] = cost(response.usage().map(Usage::costInUsdTicks).orElseGet(OptionalLong::empty));
                    values[4] = failed.lostAnswers() + 1;
                });
                yield values;
            }
        };
    }

    /** {@return what the service answered though there is no answer for the row} It is billed. */
    static Optional<ChatResponse> billed(BulkAnswer.Failed<?> failed) {
        return switch (failed.cause()) {
            case OutputMismatchException mismatch -> mismatch.response();
            case NoAnswerException empty -> Optional.of(empty.response());
            default -> Optional.empty();
        };
    }

    /** {@return the values for a file that has no answer, without a key} */
    static @Nullable Object[] failure(FailureKind kind, String message, int lostAnswers) {
        return new @Nullable Object[] {
            null, null, null, null, lostAnswers, lostAnswers, false, null, RowFactory.create(kind.name(), message)
        };
    }

    private static Row usage(Usage usage) {
        return RowFactory.create(
                usage.promptTokens(),
                usage.cachedPromptTextTokens(),
                usage.completionTokens(),
                usage.reasoningTokens(),
                usage.totalTokens());
    }

    private static @Nullable BigDecimal cost(OptionalLong ticks) {
        return ticks.isPresent() ? BigDecimal.valueOf(ticks.getAsLong(), TICK_DECIMALS) : null;
    }
}
