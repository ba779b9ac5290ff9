// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.testkit.internal.text.Excerpt;
import dev.filechat.testkit.internal.text.Likeness;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text has to be like, with words for it. Immutable and thread-safe, as long as the given predicate is.
 *
 * <p>Made to be imported statically: {@code whenUserSays(containing("risks"))}.
 */
public final class TextMatcher {

    private final String description;
    private final String wanted;
    private final Predicate<String> predicate;

    private TextMatcher(String description, String wanted, Predicate<String> predicate) {
        this.description = description;
        this.wanted = wanted;
        this.predicate = predicate;
    }

    /**
     * A text that holds this one, upper and lower case being different.
     *
     * @param part what it holds
     * @return the matcher
     */
    public static TextMatcher containing(String part) {
        Objects.requireNonNull(part, "part");
        return new TextMatcher("containing " + Excerpt.quoted(part), part, text -> text.contains(part));
    }

    /**
     * Matches a text that contains this one, ignoring case.
     *
     * @param part what it holds
     * @return the matcher
     */
    public static TextMatcher containingIgnoringCase(String part) {
        Objects.requireNonNull(part, "part");
        Predicate<String> found = Pattern.compile(
                        part, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .asPredicate();
        return new TextMatcher("containing " + Excerpt.quoted(part) + " in whatever case", part, found);
    }

    /**
     * Exactly this text.
     *
     * @param whole the text
     * @return the matcher
     */
    public static TextMatcher equalTo(String whole) {
        Objects.requireNonNull(whole, "whole");
        return new TextMatcher("equal to " + Excerpt.quoted(whole), whole, whole::equals);
    }

    /**
     * A text that matches this regular expression from its beginning to its end.
     *
     * @param regex the expression, as {@link Pattern} has it
     * @return the matcher
     * @throws java.util.regex.PatternSyntaxException if it is no regular expression
     */
    public static TextMatcher matching(String regex) {
        return new TextMatcher(
                "matching " + Excerpt.quoted(regex),
                regex,
                Pattern.compile(regex).asMatchPredicate());
    }

    /**
     * A text that fulfils a condition of the caller's own.
     *
     * @param description what the condition is, for messages: "is long"
     * @param condition the condition; called by several threads at once
     * @return the matcher
     */
    public static TextMatcher satisfying(String description, Predicate<String> condition) {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(condition, "condition");
        return new TextMatcher("that " + description, "", condition);
    }

    /**
     * Tells whether a text is like this.
     *
     * @param text the text
     * @return true if it is
     */
    public boolean matches(String text) {
        return predicate.test(text);
    }

    /** Returns how near the text comes, 0 to 1. */
    double likeness(String text) {
        return Likeness.of(text, wanted);
    }

    /** {@return the words for it, for example {@code containing "risks"}} */
    @Override
    public String toString() {
        return description;
    }
}
