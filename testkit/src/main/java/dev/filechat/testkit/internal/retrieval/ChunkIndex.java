// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.retrieval;

import dev.filechat.testkit.internal.logging.QuietLoggers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * The chunks of one collection, in memory. What was added is seen by the next search, which opens the index anew;
 * adding alone does not. Thread-safe.
 */
public final class ChunkIndex implements AutoCloseable {

    static final String COLLECTION = "collection";
    static final String FILE = "file";
    static final String NUMBER = "number";
    static final String TEXT = "text";
    static final String VECTOR = "vector";

    private static final double RAM_BUFFER_MB = 8;

    static {
        QuietLoggers.ofLucene();
    }

    private final String collectionId;
    private final Analyzer analyzer = Words.analyzer();
    private final Directory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /**
     * Makes an empty index.
     *
     * @param collectionId the collection that the hits will be of
     */
    public ChunkIndex(String collectionId) {
        this.collectionId = collectionId;
        try {
            this.writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(analyzer)
                            .setRAMBufferSizeMB(RAM_BUFFER_MB)
                            .setMergeScheduler(new SerialMergeScheduler()));
            this.searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory could not be made", e);
        }
    }

    /** Puts the chunks of a file in the place of those that there are. */
    public void put(String fileId, List<String> chunks) {
        try {
            List<Document> documents = IntStream.range(0, chunks.size())
                    .mapToObj(number -> document(fileId, number, chunks.get(number)))
                    .toList();
            writer.updateDocuments(new Term(FILE, fileId), documents);
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory could not be written", e);
        }
    }

    private Document document(String fileId, int number, String text) {
        Document chunk = new Document();
        chunk.add(new StoredField(COLLECTION, collectionId));
        chunk.add(new StringField(FILE, fileId, Field.Store.YES));
        chunk.add(new StoredField(NUMBER, number));
        chunk.add(new TextField(TEXT, text, Field.Store.YES));
        chunk.add(new BinaryDocValuesField(VECTOR, WordVector.encode(WordVector.of(text, analyzer))));
        return chunk;
    }

    /** Takes the chunks of a file out. */
    public void remove(String fileId) {
        try {
            writer.deleteDocuments(new Term(FILE, fileId));
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory could not be written", e);
        }
    }

    /** Opens what there is now. */
    SearcherManager refreshed() throws IOException {
        searchers.maybeRefreshBlocking();
        return searchers;
    }

    /** Frees the memory. What is searched at the moment is searched to its end. */
    @Override
    public void close() {
        try {
            searchers.close();
            writer.rollback();
            directory.close();
            analyzer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory could not be closed", e);
        }
    }
}
