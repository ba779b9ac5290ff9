// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.text.TextRule;
import dev.filechat.internal.values.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Selects the files of a listing: an expression in the service's language, made of typed fields with safely quoted
 * values.
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
    /** The operator that joins the expression; null for a comparison, which never needs parentheses. */
    private final @Nullable String operator;

    private FileFilter(String expression, @Nullable String operator) {
        this.expression = expression;
        this.operator = operator;
    }

    /**
     * {@return a filter with the expression as it is} It is not checked, and stands in parentheses where it is combined
     * with others.
     *
     * @param expression in the service's language, not blank; values in it must be quoted by the caller
     */
    public static FileFilter of(String expression) {
        if (TextRule.check("expression", expression).isBlank()) {
            throw new IllegalArgumentException("expression is blank; leave the filter out to get all files");
        }
        return new FileFilter(expression, "");
    }

    /** {@return the field of the file's id} */
    public static TextField id() {
        return new TextField("file_id");
    }

    /** {@return the field of the file's name} */
    public static TextField name() {
        return new TextField("name");
    }

    /** {@return the field of the content's type, for example {@code application/pdf}} */
    public static TextField contentType() {
        return new TextField("content_type");
    }

    /** {@return the field of the upload's status, in the service's words} */
    public static TextField uploadStatus() {
        return new TextField("upload_status");
    }

    /** {@return the field of the id that the user gave the file by other means than this API} */
    public static TextField userDefinedId() {
        return new TextField("user_defined_id");
    }

    /** {@return the field of the public URL; null if the file has none} */
    public static TextField publicUrl() {
        return new TextField("public_url");
    }

    /** {@return the field of the size in bytes} */
    public static SizeField size() {
        return new SizeField("size_bytes");
    }

    /** {@return the field of the time of the upload} */
    public static TimeField createdAt() {
        return new TimeField("created_at");
    }

    /** {@return the field of the time at which the service will delete the file; null if it is kept} */
    public static TimeField expiresAt() {
        return new TimeField("expires_at");
    }

    /** {@return the field of the time at which the public URL expires; null if there is none or it does not expire} */
    public static TimeField publicUrlExpiresAt() {
        return new TimeField("public_url_expires_at");
    }

    /** {@return a filter for the files that fit both} */
    public FileFilter and(FileFilter other) {
        return joined("AND", other);
    }

    /** {@return a filter for the files that fit one of them or both} */
    public FileFilter or(FileFilter other) {
        return joined("OR", other);
    }

    /** {@return a filter for the files that do not fit} */
    public FileFilter not() {
        return new FileFilter("NOT (" + expression + ")", "NOT");
    }

    /** {@return the expression in the service's language} */
    public String expression() {
        return expression;
    }

    /** {@return a comparison, which needs no parentheses} */
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
