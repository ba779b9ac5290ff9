// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.ConstantNames;

/**
 * The kind of tool that a {@link ToolCall} calls.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ToolCallType(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ToolCallType");

    /** Not specified. */
    public static final ToolCallType UNSPECIFIED = new ToolCallType(NAMES.put(0, "UNSPECIFIED"));

    /** A function that the caller runs, see {@link FunctionTool}. */
    public static final ToolCallType CLIENT_SIDE_TOOL = new ToolCallType(NAMES.put(1, "CLIENT_SIDE_TOOL"));

    /** The service searches the web. */
    public static final ToolCallType WEB_SEARCH_TOOL = new ToolCallType(NAMES.put(2, "WEB_SEARCH_TOOL"));

    /** The service searches X. */
    public static final ToolCallType X_SEARCH_TOOL = new ToolCallType(NAMES.put(3, "X_SEARCH_TOOL"));

    /** The service runs code. */
    public static final ToolCallType CODE_EXECUTION_TOOL = new ToolCallType(NAMES.put(4, "CODE_EXECUTION_TOOL"));

    /** The service searches collections. */
    public static final ToolCallType COLLECTIONS_SEARCH_TOOL =
            new ToolCallType(NAMES.put(5, "COLLECTIONS_SEARCH_TOOL"));

    /** The service calls an MCP server. */
    public static final ToolCallType MCP_TOOL = new ToolCallType(NAMES.put(6, "MCP_TOOL"));

    /** The service searches the attached files. */
    public static final ToolCallType ATTACHMENT_SEARCH_TOOL = new ToolCallType(NAMES.put(7, "ATTACHMENT_SEARCH_TOOL"));

    /** The service generates an image. */
    public static final ToolCallType IMAGE_GENERATION_TOOL = new ToolCallType(NAMES.put(10, "IMAGE_GENERATION_TOOL"));

    /** {@return the constant's name, or {@code ToolCallType(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
