// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileContent;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.ImageContent;
import dev.filechat.chat.messages.ImageRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.TextContent;
import java.util.List;
import java.util.stream.Stream;

/** Limits the size of the content in a request. */
public final class InlineSize {
    /** The largest message that the service's SDKs send or take. */
    private static final long MAX_BYTES = 20L << 20;

    private InlineSize() {}

    /** Refuses messages that the service would refuse. */
    static void check(List<Message> messages) {
        check("The messages hold", messages.stream().flatMap(message -> message.contents().stream()));
    }

    /**
     * Refuses contents that are too large together.
     *
     * @param holds what holds them, as the beginning of a sentence
     */
    public static void check(String holds, Stream<? extends Content> contents) {
        long size = contents.mapToLong(InlineSize::of).sum();
        if (size > MAX_BYTES) {
            throw new IllegalArgumentException(
                    holds + " " + size + " bytes of text, inline files and images; a request is " + MAX_BYTES
                            + " bytes at most. Upload the files and refer to them by id instead");
        }
    }

    /** {@return a lower bound of the number of bytes: a character is one byte or more} */
    private static long of(Content content) {
        return switch (content) {
            case TextContent text -> text.text().length();
            case FileContent file ->
                file.ref() instanceof FileRef.Inline inline ? inline.data().remaining() : 0;
            case ImageContent image ->
                image.source() instanceof ImageRef.Url url ? url.url().length() : 0;
        };
    }
}
