// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.calls.Answered;
import dev.filechat.calls.ResponseMetadata;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.internal.values.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer. It has several outputs if more than one answer was asked for, or if the service used tools of its
 * own, as it may by itself when files are attached; "the answer" is the last output whose role is the assistant's, or,
 * where the service names no role, the last one. Immutable and thread-safe.
 */
public final class ChatResponse extends ReplyParts<Output> implements Answered {
    private static final Fields<ChatResponse> FIELDS =
            fields(ChatResponse.class).add("settings", value -> value.settings);

    private final @Nullable ChatOptions settings;

    /** How the answer came, not what it says: two answers are equal without it. */
    private final ResponseMetadata metadata;

    private ChatResponse(Builder builder) {
        super(builder);
        this.settings = builder.settings;
        this.metadata = builder.metadata;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a new builder that starts with this response} */
    public Builder toBuilder() {
        Builder builder = builder().copy(this);
        builder.settings = settings;
        builder.metadata = metadata;
        return builder;
    }

    /**
     * {@return the settings of the request as the service understood them, if it sent them} They always say whether
     * parallel tool calls were allowed, and do not have options such as {@link ChatOptions#n()} and
     * {@link ChatOptions#stop()}.
     */
    public Optional<ChatOptions> settings() {
        return Optional.ofNullable(settings);
    }

    /**
     * {@return the headers and trailers that came with the answer, for example the id of the request} The trailers of a
     * streamed answer are there once the stream has ended. They do not count for {@link #equals} and are not in
     * {@link #toString()}.
     */
    @Override
    public ResponseMetadata metadata() {
        return metadata;
    }

    /** {@return the text of the answer, empty if there is none} */
    public String content() {
        return answer().map(Output::content).orElse("");
    }

    /** {@return the reasoning of the answer, empty if there is none} */
    public String reasoningContent() {
        return answer().map(Output::reasoningContent).orElse("");
    }

    /** {@return the role of the answer, {@link Role#UNSPECIFIED} if there is none} */
    public Role role() {
        return answer().map(Output::role).orElse(Role.UNSPECIFIED);
    }

    /**
     * {@return why the model stopped: the finish reason of the answer, or of the tool's output after it if the answer
     * has none; without an answer that of the last output; {@link FinishReason#UNSPECIFIED} if none of these has one}
     */
    public FinishReason finishReason() {
        List<Output> answers = Answers.among(outputs());
        List<Output> last = answers.isEmpty() ? outputs() : answers;
        return last.isEmpty() ? FinishReason.UNSPECIFIED : last.getLast().finishReason();
    }

    /** {@return what the answer cites, with the places in {@link #content()}} */
    public List<InlineCitation> inlineCitations() {
        return answer().map(Output::citations).orElse(List.of());
    }

    /**
     * {@return the tool calls of all outputs whose role is the assistant's or is not set, in order} Those of
     * {@link #clientToolCalls()} are left to the caller, the others were run by the service.
     */
    public List<ToolCall> toolCalls() {
        return outputs().stream()
                .filter(output ->
                        output.role().equals(Role.ASSISTANT) || output.role().equals(Role.UNSPECIFIED))
                .flatMap(output -> output.toolCalls().stream())
                .toList();
    }

    /**
     * {@return the tool calls that the service did not run, in order} They are those of the type
     * {@link ToolCallType#CLIENT_SIDE_TOOL}, and those whose type is not set, or is not known to this version, unless
     * this response has the tool's output. A call without a type is the caller's if it names a function of the
     * caller's.
     */
    public List<ToolCall> clientToolCalls() {
        ServiceCalls ofService = new ServiceCalls(outputs());
        return toolCalls().stream().filter(call -> !ofService.include(call)).toList();
    }

    /**
     * {@return the answers one by one, if several were asked for} Each is this response with one of the outputs whose
     * role is the assistant's, or is not set if there is no assistant's, and without the usage, which is that of all
     * together. Outputs that only call tools of the service, on the way to an answer, are left out.
     */
    public List<ChatResponse> choices() {
        return Answers.among(outputs()).stream()
                .map(output -> {
                    Builder choice = toBuilder().outputs(List.of(output));
                    choice.withoutUsage();
                    return choice.build();
                })
                .toList();
    }

    /** {@return the ids of the files that tools of the service made, for {@code files().downloadAll(...)}} */
    public List<String> outputFileIds() {
        return outputFiles().stream().map(OutputFile::fileId).toList();
    }

    /**
     * {@return the pictures that the tool {@link dev.filechat.chat.tools.ImageGeneration} made, in order} A call of the
     * tool that failed has none: its {@link ToolCall#errorMessage()} is among {@link #toolCalls()}. Save one with
     * {@code client.images().save(...)}.
     */
    public List<OutputImage> outputImages() {
        return outputs().stream().flatMap(OutputImage::of).toList();
    }

    /** {@return the messages that replay this response in a later request: one for every output, in order} */
    public List<Message> toMessages() {
        return outputs().stream().map(Output::toMessage).toList();
    }

    /** {@return the full price in US dollars, exact; empty if the service did not report it} */
    public Optional<BigDecimal> costInUsd() {
        return usage().flatMap(Usage::costInUsd);
    }

    /** {@return the last output of the assistant; where the service named no role, the last one without a role} */
    private Optional<Output> answer() {
        return last(Role.ASSISTANT).or(() -> last(Role.UNSPECIFIED));
    }

    private Optional<Output> last(Role role) {
        return outputs().reversed().stream()
                .filter(output -> output.role().equals(role))
                .findFirst();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }

    /** Builds a {@link ChatResponse}. Not thread-safe. */
    public static final class Builder extends ReplyParts.Builder<Output, Builder> {
        private @Nullable ChatOptions settings;
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** Sets the settings of the request. */
        public Builder settings(ChatOptions settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /** Sets the headers and trailers that came with the answer. Default: none. */
        public Builder metadata(ResponseMetadata metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        /** {@return the value} */
        public ChatResponse build() {
            return new ChatResponse(this);
        }
    }
}
