// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Ranks as if the sentences that were counted and not stored were in the index, each as long as those that are. */
final class CountingSearcher extends IndexSearcher {

    private final long otherSentences;

    CountingSearcher(IndexReader reader, long otherSentences) {
        super(reader);
        this.otherSentences = otherSentences;
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        CollectionStatistics stored = super.collectionStatistics(field);
        if (stored == null) {
            return null;
        }
        long sentences = stored.docCount() + otherSentences;
        long words = stored.sumTotalTermFreq() * sentences / stored.docCount();
        return new CollectionStatistics(field, sentences, sentences, words, words);
    }
}
