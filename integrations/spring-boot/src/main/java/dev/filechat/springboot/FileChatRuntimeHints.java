// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image has to keep of filechat. */
final class FileChatRuntimeHints implements RuntimeHintsRegistrar {
    FileChatRuntimeHints() {}

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("dev/filechat/internal/setup/version.properties");
    }
}
