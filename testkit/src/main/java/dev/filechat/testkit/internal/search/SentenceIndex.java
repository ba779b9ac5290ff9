// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import dev.filechat.testkit.internal.logging.QuietLoggers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;

/**
 * Ranks sentences by how well they fit one question: Lucene's BM25 over the words' stems.
 *
 * <p>Sentences with none of the question's words can never be found: they are counted, for the ranking's statistics,
 * and not stored. So a large text needs little memory and time.
 */
final class SentenceIndex implements AutoCloseable {

    private static final String TEXT = "text";
    private static final String DOCUMENT = "document";
    private static final double RAM_BUFFER_MB = 8;
    private static final int DEFAULT_WANTED = 3;

    /** What a sentence must have of the best one's score: more if the question does not ask for several. */
    private static final float NEAR_BEST = 0.6f;

    private static final float NEAR_ENOUGH = 0.25f;

    private static final FieldType SEARCHED = new FieldType();

    static {
        SEARCHED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        SEARCHED.setTokenized(true);
        SEARCHED.setStored(true);
        SEARCHED.freeze();
        QuietLoggers.ofLucene();
    }

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final Question question;
    private final Set<String> terms;
    private final WordStarts words;
    private final IndexWriter writer;
    private long otherSentences;

    SentenceIndex(Question question, Directory directory) throws IOException {
        this.question = question;
        this.terms = question.terms(analyzer);
        this.words = new WordStarts(terms);
        this.writer = new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer)
                        .setRAMBufferSizeMB(RAM_BUFFER_MB)
                        .setUseCompoundFile(false)
                        .setMergePolicy(NoMergePolicy.INSTANCE)
                        .setMergeScheduler(new SerialMergeScheduler()));
    }

    void add(int document, String sentence) throws IOException {
        if (!words.mayBeIn(sentence)) {
            otherSentences++;
            return;
        }
        Document stored = new Document();
        stored.add(new Field(TEXT, sentence, SEARCHED));
        stored.add(new StringField(DOCUMENT, Integer.toString(document), Field.Store.YES));
        writer.addDocument(stored);
    }

    /** The best sentences of all, and the best one of every document that has none among them. */
    List<Passage> best(int documents) throws IOException {
        if (terms.isEmpty()) {
            return List.of();
        }
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            IndexSearcher searcher = new CountingSearcher(reader, otherSentences);
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            terms.forEach(term -> query.add(new TermQuery(new Term(TEXT, term)), Occur.SHOULD));
            BooleanQuery any = query.build();
            Map<Integer, Passage> found =
                    new LinkedHashMap<>(top(searcher, any, question.wanted().orElse(DEFAULT_WANTED)));
            for (int document = 0; document < documents; document++) {
                int wanted = document;
                if (found.values().stream().noneMatch(passage -> passage.document() == wanted)) {
                    found.putAll(top(searcher, only(any, document), 1));
                }
            }
            return found.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    private static BooleanQuery only(BooleanQuery query, int document) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermQuery(new Term(DOCUMENT, Integer.toString(document))), Occur.FILTER)
                .build();
    }

    private Map<Integer, Passage> top(IndexSearcher searcher, BooleanQuery query, int wanted) throws IOException {
        ScoreDoc[] hits = searcher.search(query, wanted * 10).scoreDocs;
        float share = question.wanted().isPresent() ? NEAR_ENOUGH : NEAR_BEST;
        Map<Integer, Passage> best = new LinkedHashMap<>();
        for (ScoreDoc hit : hits) {
            Document stored = searcher.storedFields().document(hit.doc);
            Passage passage = new Passage(Integer.parseInt(stored.get(DOCUMENT)), stored.get(TEXT));
            if (best.size() < wanted && hit.score >= share * hits[0].score && !best.containsValue(passage)) {
                best.put(hit.doc, passage);
            }
        }
        return best;
    }

    @Override
    public void close() throws IOException {
        writer.rollback();
        analyzer.close();
    }
}
