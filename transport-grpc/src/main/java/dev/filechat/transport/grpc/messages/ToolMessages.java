// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.tools.AttachmentSearch;
import dev.filechat.chat.tools.CodeExecution;
import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.ImageGeneration;
import dev.filechat.chat.tools.Mcp;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.WebSearch;
import dev.filechat.chat.tools.XSearch;
import dev.filechat.proto.Function;
import dev.filechat.proto.MCP;
import org.jspecify.annotations.Nullable;

/** Tools that the model may use. */
final class ToolMessages {
    private ToolMessages() {}

    static dev.filechat.proto.Tool toMessage(Tool tool) {
        dev.filechat.proto.Tool.Builder message = dev.filechat.proto.Tool.newBuilder();
        switch (tool) {
            case FunctionTool function -> message.setFunction(toMessage(function));
            case WebSearch search -> message.setWebSearch(SearchToolMessages.toMessage(search));
            case XSearch search -> message.setXSearch(SearchToolMessages.toMessage(search));
            case CodeExecution execution ->
                message.setCodeExecution(dev.filechat.proto.CodeExecution.getDefaultInstance());
            case CollectionsSearch search -> message.setCollectionsSearch(CollectionsSearchMessages.toMessage(search));
            case Mcp mcp -> message.setMcp(toMessage(mcp));
            case AttachmentSearch search -> message.setAttachmentSearch(toMessage(search));
            case ImageGeneration generation -> message.setImageGeneration(toMessage(generation));
        }
        return message.build();
    }

    /**
     * {@return the tool of a message, or null if the message has none that this library knows}
     *
     * @throws IllegalArgumentException if the tool is beyond the service's documented limits
     */
    static @Nullable Tool fromMessage(dev.filechat.proto.Tool message) {
        return switch (message.getToolCase()) {
            case FUNCTION -> fromMessage(message.getFunction());
            case WEB_SEARCH -> SearchToolMessages.fromMessage(message.getWebSearch());
            case X_SEARCH -> SearchToolMessages.fromMessage(message.getXSearch());
            case CODE_EXECUTION -> CodeExecution.create();
            case COLLECTIONS_SEARCH -> CollectionsSearchMessages.fromMessage(message.getCollectionsSearch());
            case MCP -> fromMessage(message.getMcp());
            case ATTACHMENT_SEARCH -> fromMessage(message.getAttachmentSearch());
            case IMAGE_GENERATION -> fromMessage(message.getImageGeneration());
            case TOOL_NOT_SET -> null;
        };
    }

    /** {@return the tool of a message, or null if the message has none that the api's types can hold} */
    static @Nullable Tool fromMessageOrNull(dev.filechat.proto.Tool message) {
        try {
            return fromMessage(message);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Function toMessage(FunctionTool function) {
        return Function.newBuilder()
                .setName(function.name())
                .setDescription(function.description())
                .setStrict(function.strict())
                .setParameters(function.parameters())
                .build();
    }

    private static FunctionTool fromMessage(Function message) {
        return FunctionTool.builder(message.getName())
                .description(message.getDescription())
                .strict(message.getStrict())
                .parameters(message.getParameters())
                .build();
    }

    private static MCP toMessage(Mcp mcp) {
        MCP.Builder message = MCP.newBuilder()
                .setServerLabel(mcp.serverLabel())
                .setServerDescription(mcp.serverDescription())
                .setServerUrl(mcp.serverUrl())
                .addAllAllowedToolNames(mcp.allowedToolNames())
                .putAllExtraHeaders(mcp.extraHeaders());
        mcp.authorization().ifPresent(message::setAuthorization);
        return message.build();
    }

    private static Mcp fromMessage(MCP message) {
        Mcp.Builder mcp = Mcp.builder(message.getServerUrl())
                .serverLabel(message.getServerLabel())
                .serverDescription(message.getServerDescription())
                .allowedToolNames(message.getAllowedToolNamesList())
                .extraHeaders(message.getExtraHeadersMap());
        if (message.hasAuthorization()) {
            mcp.authorization(message.getAuthorization());
        }
        return mcp.build();
    }

    private static dev.filechat.proto.AttachmentSearch toMessage(AttachmentSearch search) {
        dev.filechat.proto.AttachmentSearch.Builder message = dev.filechat.proto.AttachmentSearch.newBuilder();
        search.limit().ifPresent(message::setLimit);
        return message.build();
    }

    private static AttachmentSearch fromMessage(dev.filechat.proto.AttachmentSearch message) {
        AttachmentSearch search = AttachmentSearch.create();
        return message.hasLimit() ? search.withLimit(message.getLimit()) : search;
    }

    private static dev.filechat.proto.ImageGeneration toMessage(ImageGeneration generation) {
        dev.filechat.proto.ImageGeneration.Builder message = dev.filechat.proto.ImageGeneration.newBuilder();
        generation.action().ifPresent(message::setAction);
        return message.build();
    }

    private static ImageGeneration fromMessage(dev.filechat.proto.ImageGeneration message) {
        ImageGeneration generation = ImageGeneration.create();
        return message.hasAction() ? generation.withAction(message.getAction()) : generation;
    }
}
