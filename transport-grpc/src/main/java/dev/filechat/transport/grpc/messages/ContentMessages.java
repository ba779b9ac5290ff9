// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import com.google.protobuf.UnsafeByteOperations;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileContent;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.ImageContent;
import dev.filechat.chat.messages.ImageDetail;
import dev.filechat.chat.messages.ImageRef;
import dev.filechat.chat.messages.TextContent;
import dev.filechat.proto.ImageUrlContent;
import org.jspecify.annotations.Nullable;

/** Parts of a message: text, images and files. */
public final class ContentMessages {
    private ContentMessages() {}

    static dev.filechat.proto.Content toMessage(Content content) {
        dev.filechat.proto.Content.Builder message = dev.filechat.proto.Content.newBuilder();
        switch (content) {
            case TextContent text -> message.setText(text.text());
            case ImageContent image -> message.setImageUrl(toMessage(image));
            case FileContent file -> message.setFile(toMessage(file.ref()));
        }
        return message.build();
    }

    static @Nullable Content fromMessage(dev.filechat.proto.Content message) {
        return switch (message.getContentCase()) {
            case TEXT -> new TextContent(message.getText());
            case IMAGE_URL -> fromMessage(message.getImageUrl());
            case FILE -> fromMessage(message.getFile());
            case CONTENT_NOT_SET -> null;
        };
    }

    /** {@return the message of an image} */
    public static ImageUrlContent toMessage(ImageContent image) {
        ImageUrlContent.Builder message =
                ImageUrlContent.newBuilder().setDetailValue(image.detail().number());
        switch (image.source()) {
            case ImageRef.Url url -> message.setImageUrl(url.url());
            case ImageRef.Uploaded uploaded -> message.setFileId(uploaded.fileId());
        }
        return message.build();
    }

    /** {@return the image of a message, or null if it says nothing of where the image is} */
    public static @Nullable ImageContent fromMessage(ImageUrlContent message) {
        ImageRef source = switch (message.getSourceCase()) {
            case IMAGE_URL -> new ImageRef.Url(message.getImageUrl());
            case FILE_ID -> new ImageRef.Uploaded(message.getFileId());
            case SOURCE_NOT_SET -> null;
        };
        return source == null ? null : new ImageContent(source, new ImageDetail(message.getDetailValue()));
    }

    private static dev.filechat.proto.FileContent toMessage(FileRef ref) {
        dev.filechat.proto.FileContent.Builder message = dev.filechat.proto.FileContent.newBuilder()
                .setFilename(ref.filename())
                .setMimeType(ref.mimeType());
        switch (ref) {
            case FileRef.Uploaded uploaded -> message.setFileId(uploaded.fileId());
            // Not copied: the bytes of a reference are its own copy, and nothing writes to them.
            case FileRef.Inline inline -> message.setData(UnsafeByteOperations.unsafeWrap(inline.data()));
            case FileRef.Url url -> message.setUrl(url.url());
        }
        return message.build();
    }

    /** If a message has several sources, which the service refuses, the first one counts. */
    private static @Nullable FileContent fromMessage(dev.filechat.proto.FileContent message) {
        String filename = message.getFilename();
        String mimeType = message.getMimeType();
        FileRef ref = null;
        if (!message.getFileId().isEmpty()) {
            ref = new FileRef.Uploaded(message.getFileId(), filename, mimeType);
        } else if (!message.getData().isEmpty()) {
            ref = new FileRef.Inline(filename, mimeType, message.getData().asReadOnlyByteBuffer());
        } else if (!message.getUrl().isEmpty()) {
            ref = new FileRef.Url(message.getUrl(), filename, mimeType);
        }
        return ref == null ? null : new FileContent(ref);
    }
}
