// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

/** The kinds of calls that the retry rules distinguish, with their numbers of attempts. */
public enum CallKind {
    /** Changes nothing, or nothing more when repeated: list, get, delete, content. */
    REPEATABLE(4),
    /** Repeated only while the service has certainly stored nothing. */
    UPLOAD(3),
    /** Repeated only while the service has certainly not begun to answer, since it bills answers. */
    CHAT(2);

    private final int maxAttempts;

    CallKind(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    int maxAttempts() {
        return maxAttempts;
    }
}
