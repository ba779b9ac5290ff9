// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import dev.filechat.testkit.internal.document.Document;
import dev.filechat.testkit.internal.reading.DocumentText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;

/** Reads documents with a question in mind. The text is streamed: what is kept of it is little, or on disk. */
public final class Reading {

    private static final long IN_MEMORY = 4 << 20;
    private static final int BEGINNING = 3;

    private final Runnable heartbeat;
    private final List<String> beginnings = new ArrayList<>();
    private long characters;

    private Reading(Runnable heartbeat) {
        this.heartbeat = heartbeat;
    }

    /**
     * Reads the documents and finds the sentences that fit the question best.
     *
     * @param documents what to read; those that are not readable are passed over
     * @param question what to look for
     * @param directory where temporary files may be made; they are deleted before this returns
     * @param heartbeat called now and then while reading; it may throw to end the work
     * @return what was found
     * @throws IOException if a document cannot be read
     */
    public static Findings read(
            List<? extends Document> documents, Question question, Path directory, Runnable heartbeat)
            throws IOException {
        long size = documents.stream().mapToLong(Document::size).sum();
        if (size <= IN_MEMORY) {
            try (Directory index = new ByteBuffersDirectory()) {
                return new Reading(heartbeat).read(documents, question, index);
            }
        }
        Path temporary = Files.createTempDirectory(directory, "index-");
        try (Directory index = new NIOFSDirectory(temporary, NoLockFactory.INSTANCE)) {
            return new Reading(heartbeat).read(documents, question, index);
        } finally {
            deleteFlat(temporary);
        }
    }

    private Findings read(List<? extends Document> documents, Question question, Directory directory)
            throws IOException {
        try (SentenceIndex index = new SentenceIndex(question, directory)) {
            for (int i = 0; i < documents.size(); i++) {
                beginnings.add(read(documents.get(i), i, index));
            }
            return new Findings(index.best(documents.size()), beginnings, characters);
        }
    }

    /** Puts the sentences into the index and returns the first ones. */
    private String read(Document document, int position, SentenceIndex index) throws IOException {
        List<String> first = new ArrayList<>();
        DocumentText text = DocumentText.of(document);
        if (text.readable()) {
            try (SentenceSplitter sentences = new SentenceSplitter(sentence -> {
                heartbeat.run();
                characters += sentence.length() + 1;
                if (first.size() < BEGINNING) {
                    first.add(sentence);
                }
                index.add(position, sentence);
            })) {
                text.writeTo(sentences, heartbeat);
            }
        }
        return String.join(" ", first);
    }

    private static void deleteFlat(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + directory, e);
        }
    }
}
