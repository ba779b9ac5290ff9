// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What may be in spans.
 *
 * @param content whether messages, file names, and the arguments and results of tools may
 * @param details whether more may than what was called, for how long, and with which result
 * @param redactor what content passes through
 */
record Capture(boolean content, boolean details, UnaryOperator<String> redactor) {
    private static final String FAILED = "[the redactor failed]";

    String redacted(String text) {
        try {
            @Nullable String redacted = redactor.apply(text);
            return redacted == null ? FAILED : redacted;
        } catch (RuntimeException e) { // a span without its end would be worse, and content that was not redacted too
            return FAILED;
        }
    }
}
