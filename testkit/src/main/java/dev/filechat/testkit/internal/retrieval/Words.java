// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.retrieval;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/** What the words of a text are, for chunks and queries alike. */
final class Words {

    private Words() {}

    /** English stems without stop words. */
    static Analyzer analyzer() {
        return new EnglishAnalyzer();
    }
}
