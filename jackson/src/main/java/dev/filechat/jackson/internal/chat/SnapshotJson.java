// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.chat;

import static dev.filechat.jackson.internal.codec.ComponentValues.put;
import static dev.filechat.jackson.internal.codec.SimpleCodec.INT;
import static dev.filechat.jackson.internal.codec.SimpleCodec.LONG;
import static dev.filechat.jackson.internal.codec.SimpleCodec.TEXT;

import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ServerSideTool;
import dev.filechat.jackson.internal.codec.Codec;
import dev.filechat.jackson.internal.codec.ComponentValues;
import dev.filechat.jackson.internal.codec.ConstantCodec;
import dev.filechat.jackson.internal.codec.ObjectCodec;
import java.util.List;
import java.util.Optional;

/** The JSON of a conversation, without the name and the version of the format. */
public final class SnapshotJson {
    private static final Codec<Usage> USAGE = ObjectCodec.of(Usage::builder, Usage.Builder::build)
            .field("completionTokens", LONG, Usage::completionTokens, Usage.Builder::completionTokens, 0L)
            .field("reasoningTokens", LONG, Usage::reasoningTokens, Usage.Builder::reasoningTokens, 0L)
            .field("promptTokens", LONG, Usage::promptTokens, Usage.Builder::promptTokens, 0L)
            .field("totalTokens", LONG, Usage::totalTokens, Usage.Builder::totalTokens, 0L)
            .field("promptTextTokens", LONG, Usage::promptTextTokens, Usage.Builder::promptTextTokens, 0L)
            .field(
                    "cachedPromptTextTokens",
                    LONG,
                    Usage::cachedPromptTextTokens,
                    Usage.Builder::cachedPromptTextTokens,
                    0L)
            .field("promptImageTokens", LONG, Usage::promptImageTokens, Usage.Builder::promptImageTokens, 0L)
            .field("numSourcesUsed", LONG, Usage::numSourcesUsed, Usage.Builder::numSourcesUsed, 0L)
            .field(
                    "serverSideToolsUsed",
                    new ConstantCodec<>(ServerSideTool.class, ServerSideTool::new, ServerSideTool::number).list(),
                    Usage::serverSideToolsUsed,
                    Usage.Builder::serverSideToolsUsed,
                    List.of())
            .optional("costInUsdTicks", LONG, SnapshotJson::ticks, Usage.Builder::costInUsdTicks);

    public static final ObjectCodec<ChatSnapshot, ComponentValues> SNAPSHOT = ObjectCodec.record(SnapshotJson::snapshot)
            .required("model", TEXT, ChatSnapshot::model, put("model"))
            .required("options", OptionsJson.OPTIONS, ChatSnapshot::options, put("options"))
            .required("messages", MessageJson.MESSAGE.list(), ChatSnapshot::messages, put("messages"))
            .required("usage", USAGE, ChatSnapshot::usage, put("usage"))
            .field("callsOfUnknownCost", INT, ChatSnapshot::callsOfUnknownCost, put("callsOfUnknownCost"), 0)
            .field("conversationId", TEXT, ChatSnapshot::conversationId, put("conversationId"), "");

    private SnapshotJson() {}

    private static ChatSnapshot snapshot(ComponentValues chat) {
        return new ChatSnapshot(
                chat.get("model", String.class),
                chat.get("options", ChatOptions.class),
                chat.list("messages", Message.class),
                chat.get("usage", Usage.class),
                chat.get("callsOfUnknownCost", Integer.class, 0),
                chat.get("conversationId", String.class, ""));
    }

    private static Optional<Long> ticks(Usage usage) {
        return usage.costInUsdTicks().isPresent()
                ? Optional.of(usage.costInUsdTicks().getAsLong())
                : Optional.empty();
    }
}
