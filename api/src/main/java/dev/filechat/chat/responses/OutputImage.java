// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallStatus;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.internal.text.JsonTexts;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Fields;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A picture that the tool {@link dev.filechat.chat.tools.ImageGeneration} made for an answer. The service sends it as
 * the output of the tool, a JSON object with a {@code data:} URL. Immutable and thread-safe.
 */
public final class OutputImage {
    private static final Fields<OutputImage> FIELDS = Fields.of(OutputImage.class)
            .add("call", value -> value.call)
            .add("id", value -> value.id)
            .addSecret("url", value -> value.url);

    private static final String TYPE = "image_generation_result";
    private static final String URL_START = "data:";
    private static final String MARK = ";base64,";

    private final ToolCall call;
    private final @Nullable String id;
    private final @Nullable String url;

    private OutputImage(ToolCall call, String content) {
        Map<String, String> texts = JsonTexts.of(content)
                .filter(found -> TYPE.equals(found.get("__type")))
                .orElse(Map.of());
        String result = texts.getOrDefault("result", "");
        this.call = call;
        this.id = texts.get("image_uuid");
        this.url = result.startsWith("data:image/") && result.contains(MARK) ? result : null;
    }

    /** The pictures of an output: one for a call of the tool that was completed, none for any other output. */
    static Stream<OutputImage> of(Output output) {
        if (!output.role().equals(Role.TOOL)) {
            return Stream.empty();
        }
        return output.toolCalls().stream()
                .filter(call -> call.type().equals(ToolCallType.IMAGE_GENERATION_TOOL)
                        && call.status().equals(ToolCallStatus.COMPLETED))
                .limit(1)
                .map(call -> new OutputImage(call, output.content()));
    }

    /** {@return the call of the tool} Its arguments, a JSON object, have the prompt. */
    public ToolCall call() {
        return call;
    }

    /** {@return the name under which the model knows the picture in later calls of the tool, if the service sent it} */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** {@return the MIME type, for example {@code image/jpeg}; empty where {@link #bytes()} throws} */
    public Optional<String> mimeType() {
        return Optional.ofNullable(url).map(found -> found.substring(URL_START.length(), found.indexOf(MARK)));
    }

    /**
     * {@return the bytes of the picture}
     *
     * @throws IllegalStateException if what the service sent is no picture
     */
    public byte[] bytes() {
        if (url == null) {
            throw new IllegalStateException(
                    "The output of the image tool's call " + ServerText.printable(call.id()) + " is no picture");
        }
        try {
            return Base64.getDecoder().decode(url.substring(url.indexOf(MARK) + MARK.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The picture of the image tool's call " + ServerText.printable(call.id()) + " is not base64", e);
        }
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
}
