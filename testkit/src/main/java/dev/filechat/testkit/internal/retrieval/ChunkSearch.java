// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.QueryBuilder;

/** Searches indices as if they were one, in the state in which they are when it is made. Of one thread. */
public final class ChunkSearch implements AutoCloseable {

    /** The lowest scores first, and of the same score what was added last. */
    private static final Comparator<ScoreDoc> WORST_FIRST = Comparator.<ScoreDoc>comparingDouble(hit -> hit.score)
            .thenComparing(Comparator.<ScoreDoc>comparingInt(hit -> hit.doc).reversed());

    private final List<SearcherManager> managers = new ArrayList<>();
    private final List<IndexSearcher> acquired = new ArrayList<>();
    private final Analyzer analyzer = Words.analyzer();
    private final MultiReader reader;

    /**
     * Opens the indices.
     *
     * @param indices what to search
     * @throws IOException if they cannot be read
     */
    public ChunkSearch(List<ChunkIndex> indices) throws IOException {
        List<IndexReader> readers = new ArrayList<>();
        for (ChunkIndex index : indices) {
            SearcherManager manager = index.refreshed();
            IndexSearcher searcher = manager.acquire();
            managers.add(manager);
            acquired.add(searcher);
            readers.add(searcher.getIndexReader());
        }
        this.reader = new MultiReader(readers.toArray(IndexReader[]::new), false);
    }

    /** Returns the chunks with words of the query, by BM25. */
    public List<Hit> byWords(String words, int most) throws IOException {
        Query query = new QueryBuilder(analyzer).createBooleanQuery(ChunkIndex.TEXT, words);
        return query == null ? List.of() : hits(List.of(new IndexSearcher(reader).search(query, most).scoreDocs));
    }

    /**
     * Returns the chunks whose vectors are nearest to that of the query: exactly those, as a graph of neighbours would
     * let what a test finds depend on what else there is.
     */
    public List<Hit> byVector(String words, int most) throws IOException {
        float[] wanted = WordVector.of(words, analyzer);
        PriorityQueue<ScoreDoc> nearest = new PriorityQueue<>(WORST_FIRST);
        for (LeafReaderContext leaf : reader.leaves()) {
            BinaryDocValues vectors = leaf.reader().getBinaryDocValues(ChunkIndex.VECTOR);
            Bits live = leaf.reader().getLiveDocs();
            while (vectors != null && vectors.nextDoc() != BinaryDocValues.NO_MORE_DOCS) {
                if (live == null || live.get(vectors.docID())) {
                    float score = WordVector.cosine(wanted, vectors.binaryValue());
                    nearest.add(new ScoreDoc(leaf.docBase + vectors.docID(), score));
                    if (nearest.size() > most) {
                        nearest.remove();
                    }
                }
            }
        }
        return hits(nearest.stream().sorted(WORST_FIRST.reversed()).toList());
    }

    /** Returns the first chunk of a file, or nothing if it has none. */
    public Optional<Hit> first(String fileId) throws IOException {
        Query file = new TermQuery(new Term(ChunkIndex.FILE, fileId));
        return hits(List.of(new IndexSearcher(reader).search(file, 1).scoreDocs)).stream()
                .findFirst();
    }

    private List<Hit> hits(List<ScoreDoc> found) throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc each : found) {
            Document chunk = reader.storedFields().document(each.doc);
            hits.add(new Hit(
                    chunk.get(ChunkIndex.COLLECTION),
                    chunk.get(ChunkIndex.FILE),
                    chunk.getField(ChunkIndex.NUMBER).numericValue().intValue(),
                    chunk.get(ChunkIndex.TEXT),
                    each.score));
        }
        return hits;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        for (int i = 0; i < acquired.size(); i++) {
            managers.get(i).release(acquired.get(i));
        }
        analyzer.close();
    }
}
