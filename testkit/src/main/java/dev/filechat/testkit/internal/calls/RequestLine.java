// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import dev.filechat.testkit.internal.calls.CallSnapshot.Arrival;
import dev.filechat.testkit.internal.calls.CallSnapshot.Progress;
import io.grpc.Status.Code;

/** A recorded request in one line, for people. */
public final class RequestLine {

    private RequestLine() {}

    public static String of(Arrival arrival, Progress progress) {
        StringBuilder line = new StringBuilder();
        line.append(arrival.number()).append(". ").append(arrival.method());
        if (arrival.keyIndex() > 0) {
            line.append(" by key ").append(arrival.keyIndex());
        } else if (arrival.keyIndex() < 0) {
            line.append(" with no accepted key");
        }
        String what = what(progress);
        if (!what.isEmpty()) {
            line.append(": ").append(what);
        }
        return withoutControls(line.append(end(progress)));
    }

    public static String description(Progress progress) {
        return withoutControls(what(progress));
    }

    private static String what(Progress progress) {
        if (progress.upload() != null) {
            return progress.upload().toString();
        }
        return progress.chatRequest() == null
                ? progress.details()
                : progress.chatRequest().toString();
    }

    private static String end(Progress progress) {
        long millis = progress.elapsed().toMillis();
        if (progress.status() == null) {
            return "; under way for " + millis + " ms";
        }
        String sent = progress.messagesSent() > 1 ? " with " + progress.messagesSent() + " messages" : "";
        String message =
                progress.status() == Code.OK || progress.statusMessage().isEmpty()
                        ? ""
                        : " \"" + progress.statusMessage() + '"';
        return "; " + progress.status() + message + sent + " after " + millis + " ms";
    }

    /** One line stays one line, even if a text of the client has line breaks. */
    private static String withoutControls(CharSequence text) {
        StringBuilder printable = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\n') {
                printable.append("\\n");
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                printable.append("\\u%04x".formatted(c));
            } else {
                printable.append((char) c);
            }
        });
        return printable.toString();
    }
}
