// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What the user wants to know.
 *
 * @param text the user's words
 */
public record Question(String text) {

    private static final int MAX_TERMS = 100;
    private static final List<String> NUMBERS =
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final Pattern NUMBER =
            Pattern.compile("\\b(10|[2-9]|" + String.join("|", NUMBERS) + ")\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}'\u2019.-]+|[.-]+(?=\\s|$)");

    /** Words of questions and requests that say nothing about the subject. */
    private static final CharArraySet NO_SUBJECT = new CharArraySet(
            List.of(
                    "what",
                    "which",
                    "who",
                    "whom",
                    "whose",
                    "when",
                    "where",
                    "why",
                    "how",
                    "many",
                    "much",
                    "do",
                    "does",
                    "did",
                    "can",
                    "could",
                    "would",
                    "should",
                    "will",
                    "has",
                    "have",
                    "had",
                    "were",
                    "been",
                    "i",
                    "me",
                    "my",
                    "you",
                    "your",
                    "we",
                    "our",
                    "us",
                    "its",
                    "about",
                    "from",
                    "please",
                    "tell",
                    "give",
                    "show",
                    "list",
                    "find",
                    "say",
                    "says",
                    "said",
                    "summarize",
                    "summarise",
                    "summary",
                    "explain",
                    "describe",
                    "compare",
                    "read",
                    "file",
                    "files",
                    "document",
                    "documents",
                    "text",
                    "attached",
                    "name"),
            true);

    static {
        NO_SUBJECT.addAll(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    }

    /**
     * How many sentences the question asks for, as in "the three largest risks".
     *
     * @return the number, or nothing if it names none
     */
    Optional<Integer> wanted() {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String number = matcher.group().toLowerCase(Locale.ROOT);
        int word = NUMBERS.indexOf(number);
        return Optional.of(word < 0 ? Integer.parseInt(number) : word + 2);
    }

    /**
     * Returns the words that say what the question is about.
     *
     * @return the words as they were written, with spaces between; empty if there are none
     */
    public String subject() {
        return Arrays.stream(NO_WORD.split(text))
                .filter(word -> !word.isEmpty() && !NO_SUBJECT.contains(word))
                .limit(MAX_TERMS)
                .collect(Collectors.joining(" "));
    }

    /** The subject's words in the form in which they are looked for. */
    Set<String> terms(Analyzer analyzer) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("", subject())) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
        return terms;
    }
}
