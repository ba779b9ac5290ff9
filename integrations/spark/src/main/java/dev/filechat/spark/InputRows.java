// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.ask.BulkInput;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The inputs of a partition's rows. Rows without a key are put aside. */
final class InputRows implements Iterator<BulkInput> {
    private final Iterator<Row> rows;
    private final Queue<Row> withoutKey;
    private final int partition;
    private final FileRows files;
    private @Nullable Row next;

    InputRows(Row first, Iterator<Row> rows, Queue<Row> withoutKey, int partition, FileRows files) {
        this.rows = rows;
        this.withoutKey = withoutKey;
        this.partition = partition;
        this.files = files;
        next = keyed(first);
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            next = keyed(rows.next());
        }
        return next != null;
    }

    private @Nullable Row keyed(Row row) {
        int actual = row.getInt(row.size() - 1);
        if (actual != partition) { // their answers would be looked for in another folder
            throw new IllegalStateException("Spark put rows of the partitions " + partition + " and " + actual
                    + " into one task; please report it with the version of Spark");
        }
        if (row.isNullAt(0) || row.getString(0).isBlank()) {
            withoutKey.add(row);
            return null;
        }
        return row;
    }

    @Override
    public BulkInput next() {
        Row row = hasNext() ? next : null;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return files.input(row);
    }
}
