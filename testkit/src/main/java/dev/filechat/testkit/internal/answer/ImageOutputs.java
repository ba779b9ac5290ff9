// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.ImageAspectRatio;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.ServerSideTool;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolCallType;
import dev.filechat.proto.ToolMode;
import dev.filechat.testkit.internal.json.Json;
import dev.filechat.testkit.internal.picture.PromptPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tool with which the service makes pictures for an answer, if the request offers it. What it puts out is a JSON
 * object with a {@code data:} URL.
 */
public final class ImageOutputs {

    private ImageOutputs() {}

    /** Whether the request offers the tool, and has an image if it may only be edited. */
    public static boolean wanted(Draft draft) {
        return draft.request.getToolChoice().getMode() != ToolMode.TOOL_MODE_NONE
                && draft.request.getToolsList().stream()
                        .filter(Tool::hasImageGeneration)
                        .map(tool -> tool.getImageGeneration().getAction())
                        .anyMatch(action -> !action.equals("edit") || hasImage(draft));
    }

    /** Puts the call and its picture before what the draft says. */
    public static void addTo(Draft draft, String prompt) {
        String name = edits(draft) ? "imagine_image_to_image" : "imagine_text_to_image";
        Map<String, String> result = new LinkedHashMap<>();
        result.put("__type", "image_generation_result");
        result.put("result", "data:image/png;base64," + Base64.getEncoder().encodeToString(png(prompt)));
        result.put("image_uuid", "img%02d".formatted(earlier(draft) + 1));
        ToolOutputs.addTo(
                draft,
                Calls.ofService(
                        ToolCallType.TOOL_CALL_TYPE_IMAGE_GENERATION_TOOL_VALUE,
                        name,
                        Json.write(Map.of("prompt", prompt))),
                List.of(Json.write(result)));
        draft.toolsUsed.add(ServerSideTool.SERVER_SIDE_TOOL_IMAGE_GENERATION);
    }

    private static byte[] png(String prompt) {
        try {
            return PromptPicture.png(prompt, ImageAspectRatio.IMG_ASPECT_RATIO_1_1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean edits(Draft draft) {
        return hasImage(draft)
                && draft.request.getToolsList().stream()
                        .filter(Tool::hasImageGeneration)
                        .noneMatch(tool -> tool.getImageGeneration().getAction().equals("generate"));
    }

    private static boolean hasImage(Draft draft) {
        return draft.asked.conversation().images() > 0 || earlier(draft) > 0;
    }

    /** The number of pictures that the tool made earlier in the conversation. */
    private static long earlier(Draft draft) {
        return draft.asked.conversation().messages().stream()
                .filter(message -> message.getRole() == MessageRole.ROLE_TOOL)
                .filter(ImageOutputs::isPicture)
                .count();
    }

    private static boolean isPicture(Message message) {
        return message.getToolCallsList().stream()
                .anyMatch(call -> call.getType() == ToolCallType.TOOL_CALL_TYPE_IMAGE_GENERATION_TOOL);
    }
}
