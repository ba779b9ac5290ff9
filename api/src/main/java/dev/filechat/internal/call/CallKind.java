// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

/** What the retry rules tell apart. The numbers of attempts are those that the project promises. */
public enum CallKind {
    /** Changes nothing, or nothing more when repeated: list, get, delete, content. */
    REPEATABLE(4),
    /** Repeated only while the service has surely stored nothing. */
    UPLOAD(3),
    /** Repeated only while the service has surely not begun to answer, as it bills what it answers. */
    CHAT(2);

    private final int maxAttempts;

    CallKind(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    int maxAttempts() {
        return maxAttempts;
    }
}
