// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.chat.responses.Usage;
import dev.filechat.internal.values.ConstantNames;

/**
 * A tool that the service ran, see {@link Usage#serverSideToolsUsed()}.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ServerSideTool(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ServerSideTool");

    /** Not specified. */
    public static final ServerSideTool UNSPECIFIED = new ServerSideTool(NAMES.put(0, "UNSPECIFIED"));

    /** Web search. */
    public static final ServerSideTool WEB_SEARCH = new ServerSideTool(NAMES.put(1, "WEB_SEARCH"));

    /** Search on X. */
    public static final ServerSideTool X_SEARCH = new ServerSideTool(NAMES.put(2, "X_SEARCH"));

    /** Code execution. */
    public static final ServerSideTool CODE_EXECUTION = new ServerSideTool(NAMES.put(3, "CODE_EXECUTION"));

    /** A look at an image. */
    public static final ServerSideTool VIEW_IMAGE = new ServerSideTool(NAMES.put(4, "VIEW_IMAGE"));

    /** A look at a video on X. */
    public static final ServerSideTool VIEW_X_VIDEO = new ServerSideTool(NAMES.put(5, "VIEW_X_VIDEO"));

    /** Search in collections. */
    public static final ServerSideTool COLLECTIONS_SEARCH = new ServerSideTool(NAMES.put(6, "COLLECTIONS_SEARCH"));

    /** A call of an MCP server. */
    public static final ServerSideTool MCP = new ServerSideTool(NAMES.put(7, "MCP"));

    /** Search in the attached files. */
    public static final ServerSideTool ATTACHMENT_SEARCH = new ServerSideTool(NAMES.put(8, "ATTACHMENT_SEARCH"));

    /** Image search. */
    public static final ServerSideTool IMAGE_SEARCH = new ServerSideTool(NAMES.put(10, "IMAGE_SEARCH"));

    /** Image generation. */
    public static final ServerSideTool IMAGE_GENERATION = new ServerSideTool(NAMES.put(11, "IMAGE_GENERATION"));

    /** {@return the constant's name, or {@code ServerSideTool(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
