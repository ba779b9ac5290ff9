// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.internal.text.IoFailures;
import dev.filechat.internal.text.ServerText;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The journal cannot be read or written. */
final class JournalFailure extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    JournalFailure(Object journal, IOException e) {
        super(ServerText.escaped("The journal " + journal + " cannot be used: " + IoFailures.reason(e)), e);
    }
}
