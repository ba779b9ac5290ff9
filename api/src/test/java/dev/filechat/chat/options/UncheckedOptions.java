// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

/** Makes options that {@code build()} refuses, for tests of values with all fields set. */
public final class UncheckedOptions {
    private UncheckedOptions() {}

    public static ChatOptions of(ChatOptionsBuilder builder) {
        return new ChatOptions(builder);
    }
}
