// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.calls.RetryPolicy;

/** The kinds of calls that the retry rules distinguish. */
public enum CallKind {
    /** Changes nothing, or nothing more when repeated: list, get, delete, content. */
    REPEATABLE,
    /** Repeated only while the service has certainly stored nothing. */
    UPLOAD,
    /** Repeated only while the service has certainly not begun to answer, since it bills answers. */
    CHAT,
    /** Repeated only while the service has certainly changed nothing. */
    CHANGE;

    /** {@return the most attempts that a policy gives such a call} */
    int maxAttempts(RetryPolicy policy) {
        return switch (this) {
            case REPEATABLE -> policy.readAttempts();
            case UPLOAD, CHANGE -> policy.uploadAttempts();
            case CHAT -> policy.chatAttempts();
        };
    }
}
