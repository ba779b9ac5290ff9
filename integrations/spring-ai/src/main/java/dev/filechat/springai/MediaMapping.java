// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.ImageContent;
import dev.filechat.chat.messages.ImageDetail;
import dev.filechat.chat.messages.ImageRef;
import java.util.Locale;
import org.springframework.ai.content.Media;

/** Media of a message as contents of the service: an uploaded file, a URL, or bytes; an image if its type says so. */
final class MediaMapping {
    private MediaMapping() {}

    static Content content(Media media) {
        boolean image = media.getMimeType().getType().equals("image");
        return UploadedMedia.fileId(media)
                .map(id -> image ? image(id) : Content.file(id))
                .orElseGet(() -> given(media, image));
    }

    private static Content image(String fileId) {
        return new ImageContent(new ImageRef.Uploaded(fileId), ImageDetail.AUTO);
    }

    private static Content given(Media media, boolean image) {
        String type = media.getMimeType().toString();
        if (media.getData() instanceof String url) {
            if (!url.toLowerCase(Locale.ROOT).startsWith("http")) {
                throw new IllegalArgumentException("Media with the URL scheme of \"" + scheme(url)
                        + "\" is not supported: give http or https, bytes, or UploadedMedia");
            }
            return image ? Content.image(url) : Content.file(new FileRef.Url(url, media.getName(), type));
        }
        byte[] bytes = media.getDataAsByteArray();
        return image ? Content.image(bytes) : Content.inlineFile(media.getName(), type, bytes);
    }

    private static String scheme(String url) {
        int colon = url.indexOf(':');
        return colon < 0 ? "" : url.substring(0, colon);
    }
}
