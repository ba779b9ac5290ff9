// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * A text as a vector of length 1: its words' stems, and all their parts of three letters, are hashed to the
 * dimensions. So texts with the same or similar words are near to each other, and a text has the same vector in
 * every run. What words mean it cannot know.
 */
final class WordVector {

    static final int DIMENSIONS = 256;

    private static final int PART = 3;
    private static final int HASH_FACTOR = 0x9E3779B1;
    private static final int SIGN_BIT = 16;

    private WordVector() {}

    static float[] of(String text, Analyzer analyzer) {
        Map<String, Integer> counts = counts(text, analyzer);
        float[] vector = new float[DIMENSIONS];
        counts.forEach((word, count) -> {
            float weight = (float) (1 + Math.log(count));
            add(vector, word, weight);
            int parts = Math.max(0, word.length() - PART + 1);
            for (int i = 0; i < parts; i++) {
                add(vector, "#" + word.substring(i, i + PART), weight / (float) Math.sqrt(parts));
            }
        });
        return normalized(vector);
    }

    private static Map<String, Integer> counts(String text, Analyzer analyzer) {
        Map<String, Integer> counts = new HashMap<>();
        try (TokenStream words = analyzer.tokenStream("", text)) {
            CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                counts.merge(word.toString(), 1, Integer::sum);
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
        return counts;
    }

    /** A sign by the hash lets the words that meet in a dimension cancel each other out on average. */
    private static void add(float[] vector, String feature, float weight) {
        int hash = feature.hashCode() * HASH_FACTOR;
        hash ^= hash >>> SIGN_BIT;
        boolean negative = (hash & (1 << SIGN_BIT)) != 0;
        vector[Math.floorMod(hash, DIMENSIONS)] += negative ? -weight : weight;
    }

    private static float[] normalized(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        if (square > 0) {
            float length = (float) Math.sqrt(square);
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= length;
            }
        }
        return vector;
    }

    static BytesRef encode(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return new BytesRef(bytes.array());
    }

    /** The cosine of the angle between a vector and an encoded one. */
    static float cosine(float[] vector, BytesRef encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded.bytes, encoded.offset, encoded.length);
        float product = 0;
        for (float value : vector) {
            product += value * bytes.getFloat();
        }
        return product;
    }
}
