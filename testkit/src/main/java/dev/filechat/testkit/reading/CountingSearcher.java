// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.reading;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Ranks as if the sentences that were counted and not stored were in the index. */
final class CountingSearcher extends IndexSearcher {

    private final long sentences;
    private final long words;

    CountingSearcher(IndexReader reader, long sentences, long words) {
        super(reader);
        this.sentences = sentences;
        this.words = words;
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        CollectionStatistics stored = super.collectionStatistics(field);
        return stored == null ? null : new CollectionStatistics(field, sentences, sentences, words, words);
    }
}
