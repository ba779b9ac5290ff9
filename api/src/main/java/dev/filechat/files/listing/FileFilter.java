// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.text.TextRule;
import dev.filechat.internal.values.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Which files a listing gives: an expression in the service's language, made of typed fields and quoted safely.
 *
 * <pre>{@code
 * FileFilter.size().greaterThan(1_048_576).and(FileFilter.contentType().is("application/pdf"))
 * // size_bytes > 1048576 AND content_type = "application/pdf"
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class FileFilter {
    private static final Fields<FileFilter> FIELDS =
            Fields.of(FileFilter.class).add("expression", value -> value.expression);

    private final String expression;
    /** What holds the expression together: null if nothing can tear it apart. */
    private final @Nullable String operator;

    private FileFilter(String expression, @Nullable String operator) {
        this.expression = expression;
        this.operator = operator;
    }

    /**
     * An expression as it is. It is not checked, and stands in parentheses where it is combined with others.
     *
     * @param expression in the service's language, not blank; values in it must be quoted by the caller
     */
    public static FileFilter of(String expression) {
        if (TextRule.check("expression", expression).isBlank()) {
            throw new IllegalArgumentException("expression is blank; leave the filter out to get all files");
        }
        return new FileFilter(expression, "");
    }

    /** The file's id. */
    public static TextField id() {
        return new TextField("file_id");
    }

    /** The file's name. */
    public static TextField name() {
        return new TextField("name");
    }

    /** The type of the content, for example {@code application/pdf}. */
    public static TextField contentType() {
        return new TextField("content_type");
    }

    /** How far the upload is, in the service's words. */
    public static TextField uploadStatus() {
        return new TextField("upload_status");
    }

    /** An id that the user gave the file by other ways than this API. */
    public static TextField userDefinedId() {
        return new TextField("user_defined_id");
    }

    /** The public URL; null if the file has none. */
    public static TextField publicUrl() {
        return new TextField("public_url");
    }

    /** The size in bytes. */
    public static SizeField size() {
        return new SizeField("size_bytes");
    }

    /** When the file was uploaded. */
    public static TimeField createdAt() {
        return new TimeField("created_at");
    }

    /** When the service will delete the file; null if it is kept. */
    public static TimeField expiresAt() {
        return new TimeField("expires_at");
    }

    /** When the public URL ends; null if there is none or it does not end by itself. */
    public static TimeField publicUrlExpiresAt() {
        return new TimeField("public_url_expires_at");
    }

    /** The files that fit both. */
    public FileFilter and(FileFilter other) {
        return joined("AND", other);
    }

    /** The files that fit one or the other, or both. */
    public FileFilter or(FileFilter other) {
        return joined("OR", other);
    }

    /** The files that do not fit. */
    public FileFilter not() {
        return new FileFilter("NOT (" + expression + ")", "NOT");
    }

    /** The expression in the service's language. */
    public String expression() {
        return expression;
    }

    /** A comparison, which needs no parentheses. */
    static FileFilter comparison(String field, String operator, String value) {
        return new FileFilter(field + " " + operator + " " + value, null);
    }

    private FileFilter joined(String by, FileFilter other) {
        return new FileFilter(within(by) + " " + by + " " + other.within(by), by);
    }

    private String within(String outer) {
        return operator == null || operator.equals(outer) ? expression : "(" + expression + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return ServerText.escaped(expression);
    }
}
