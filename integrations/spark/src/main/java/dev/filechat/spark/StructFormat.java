// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.chat.OutputFormat;
import dev.filechat.jackson.RecordFormat;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The format of answers that are records, as the rows of a column. Immutable and thread-safe. */
final class StructFormat implements OutputFormat<Row> {
    private final RecordFormat<?> records;
    private final StructType struct;

    StructFormat(Class<?> type) {
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
