// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.upload;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Which file names the service takes. */
public final class NameRules {

    private static final int MAX_CHARACTERS = 255;
    private static final String FORBIDDEN = "\";\\\u0085\u2028\u2029";

    private NameRules() {}

    public static void check(String name) {
        if (name.isEmpty()) {
            throw refused("it is empty");
        }
        if (name.codePointCount(0, name.length()) > MAX_CHARACTERS) {
            throw refused("it is longer than " + MAX_CHARACTERS + " characters");
        }
        name.codePoints().filter(NameRules::isForbidden).findFirst().ifPresent(c -> {
            throw refused("it contains the character U+%04X".formatted(c));
        });
    }

    private static boolean isForbidden(int c) {
        return c < ' ' || c == 0x7F || FORBIDDEN.indexOf(c) >= 0;
    }

    private static StatusRuntimeException refused(String why) {
        return Status.INVALID_ARGUMENT
                .withDescription("Invalid file name: " + why + ".")
                .asRuntimeException();
    }
}
