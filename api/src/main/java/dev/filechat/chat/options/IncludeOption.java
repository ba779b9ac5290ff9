// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Output;
import dev.filechat.internal.values.ConstantNames;

/**
 * What a response holds in addition, see {@link ChatOptionsBuilder#include(IncludeOption...)}.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record IncludeOption(int number) {
    private static final ConstantNames NAMES = new ConstantNames("IncludeOption");

    /** Not specified. */
    public static final IncludeOption UNSPECIFIED = new IncludeOption(NAMES.put(0, "UNSPECIFIED"));

    /** What web searches found. */
    public static final IncludeOption WEB_SEARCH_CALL_OUTPUT =
            new IncludeOption(NAMES.put(1, "WEB_SEARCH_CALL_OUTPUT"));

    /** What searches on X found. */
    public static final IncludeOption X_SEARCH_CALL_OUTPUT = new IncludeOption(NAMES.put(2, "X_SEARCH_CALL_OUTPUT"));

    /** What executed code printed. */
    public static final IncludeOption CODE_EXECUTION_CALL_OUTPUT =
            new IncludeOption(NAMES.put(3, "CODE_EXECUTION_CALL_OUTPUT"));

    /** What searches in collections found. */
    public static final IncludeOption COLLECTIONS_SEARCH_CALL_OUTPUT =
            new IncludeOption(NAMES.put(4, "COLLECTIONS_SEARCH_CALL_OUTPUT"));

    /** What searches in the attached files found. */
    public static final IncludeOption ATTACHMENT_SEARCH_CALL_OUTPUT =
            new IncludeOption(NAMES.put(5, "ATTACHMENT_SEARCH_CALL_OUTPUT"));

    /** What MCP servers answered. */
    public static final IncludeOption MCP_CALL_OUTPUT = new IncludeOption(NAMES.put(6, "MCP_CALL_OUTPUT"));

    /** Citations with their places in the text, see {@link Output#citations()}. */
    public static final IncludeOption INLINE_CITATIONS = new IncludeOption(NAMES.put(7, "INLINE_CITATIONS"));

    /** More detail while streaming. */
    public static final IncludeOption VERBOSE_STREAMING = new IncludeOption(NAMES.put(8, "VERBOSE_STREAMING"));

    /** The files that executed code wrote, see {@link ChatResponse#outputFiles()}. */
    public static final IncludeOption CODE_EXECUTION_FILES_OUTPUT =
            new IncludeOption(NAMES.put(9, "CODE_EXECUTION_FILES_OUTPUT"));

    /** {@return the constant's name, or {@code IncludeOption(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
