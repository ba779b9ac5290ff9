// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.tools.Mcp;
import dev.filechat.chat.tools.Tool;
import dev.filechat.jackson.internal.chat.SnapshotJson;
import dev.filechat.jackson.internal.chat.ToolJson;
import dev.filechat.jackson.internal.json.JsonText;
import dev.filechat.jackson.internal.json.MismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Saves conversations as JSON and loads them again: {@code ChatJson.toJson(chat.snapshot())}, and
 * {@code client.chat().restore(ChatJson.fromJson(json))}. Nothing is lost on the way but secrets. The format is
 * documented in {@code docs/chat-json.md}, and has a version: every filechat reads what an older one wrote.
 *
 * <p>The authorization and the extra headers of {@link Mcp} tools are secrets: they are not written, and must be given
 * again when the conversation is loaded, see {@link #fromJson(String, UnaryOperator)}. All else is written, also the
 * bytes of inline files and the URLs of MCP servers, which may hold a key.
 */
public final class ChatJson {
    private static final String FORMAT = "filechat.chat";
    private static final int VERSION = 1;

    private ChatJson() {}

    /** {@return a conversation as JSON, without the secrets of its tools} */
    public static String toJson(ChatSnapshot snapshot) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .<ObjectNode>setAll(SnapshotJson.SNAPSHOT.write(requireNonNull(snapshot, "snapshot")))
                .toString();
    }

    /**
     * {@return a conversation from JSON}
     *
     * @throws ChatJsonException if the JSON is broken or of a newer version, or if a tool of it was saved without its
     *     secrets: give those to {@link #fromJson(String, UnaryOperator)}
     */
    public static ChatSnapshot fromJson(String json) {
        return read(json, tool -> {
            throw new IllegalArgumentException("the MCP tool was saved without its authorization and headers; give "
                    + "them again: ChatJson.fromJson(json, tool -> ...)");
        });
    }

    /**
     * {@return a conversation from JSON, with the secrets of its tools}
     *
     * @param json the JSON
     * @param secrets replaces each MCP tool that was saved without its authorization or headers: by the same tool with
     *     its secrets, or by the tool as it is to go on without them
     * @throws ChatJsonException if the JSON is broken or of a newer version
     */
    public static ChatSnapshot fromJson(String json, UnaryOperator<Mcp> secrets) {
        return read(json, requireNonNull(secrets, "secrets"));
    }

    private static ChatSnapshot read(String json, UnaryOperator<Mcp> secrets) {
        try {
            JsonNode root = JsonText.parse(requireNonNull(json, "json"));
            checkVersion(root);
            return withSecrets(snapshot(root), root.at("/options/tools"), secrets);
        } catch (MismatchException e) {
            throw new ChatJsonException(e);
        }
    }

    private static ChatSnapshot snapshot(JsonNode root) throws MismatchException {
        try {
            return SnapshotJson.SNAPSHOT.read(((ObjectNode) root).without(List.of("format", "version")));
        } catch (RuntimeException | StackOverflowError e) {
            throw new MismatchException(List.of(), JsonText.problem(e), e);
        }
    }

    private static void checkVersion(JsonNode root) throws MismatchException {
        if (!root.path("format").asText().equals(FORMAT)) {
            throw new MismatchException(List.of("format"), "expected " + FORMAT + "; this is not a saved chat", null);
        }
        JsonNode version = root.path("version");
        if (!version.isInt() || version.intValue() < 1) {
            throw new MismatchException(List.of("version"), "expected a number from 1 to " + VERSION, null);
        }
        if (version.intValue() > VERSION) {
            throw new MismatchException(
                    List.of("version"),
                    "it has version " + version.intValue() + ", and this filechat reads up to " + VERSION
                            + "; read it with a newer filechat",
                    null);
        }
    }

    private static ChatSnapshot withSecrets(ChatSnapshot snapshot, JsonNode saved, UnaryOperator<Mcp> secrets)
            throws MismatchException {
        List<Tool> tools = new ArrayList<>(snapshot.options().tools());
        for (int i = 0; i < tools.size(); i++) {
            if (!saved.path(i).path(ToolJson.WITHHELD).isEmpty() && tools.get(i) instanceof Mcp tool) {
                try {
                    tools.set(i, requireNonNull(secrets.apply(tool), "secrets gave null"));
                } catch (IllegalArgumentException e) {
                    throw new MismatchException(
                            List.of("options", "tools", String.valueOf(i)), String.valueOf(e.getMessage()), e);
                }
            }
        }
        if (tools.equals(snapshot.options().tools())) {
            return snapshot;
        }
        ChatOptions options = snapshot.options().toBuilder().tools(tools).build();
        return new ChatSnapshot(
                snapshot.model(),
                options,
                snapshot.messages(),
                snapshot.usage(),
                snapshot.callsOfUnknownCost(),
                snapshot.conversationId());
    }
}
