// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.ImageDetail;
import dev.filechat.chat.messages.ImageRef;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.ImageContent.DetailLevel;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.pdf.PdfFile;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.util.Base64;
import java.util.Locale;

/** The content of LangChain4j's messages as that of filechat's. */
final class ContentMapping {
    private ContentMapping() {}

    /** {@return the content} What cannot be one is an {@link IllegalArgumentException}. */
    static Content content(dev.langchain4j.data.message.Content content) {
        return switch (content) {
            case TextContent text -> Content.text(text.text());
            case ImageContent image -> image(image.image()).withDetail(detail(image.detailLevel()));
            case PdfFileContent file -> Content.file(file(file.pdfFile()));
            default ->
                throw new UnsupportedFeatureException("Content of type "
                        + content.type().name().toLowerCase(Locale.ROOT)
                        + " is not supported: the service takes texts, images and files");
        };
    }

    private static dev.filechat.chat.messages.ImageContent image(Image image) {
        if (image.url() == null) {
            return Content.image(decoded("image", image.base64Data()));
        }
        return FileUri.fileId(image.url())
                .map(id -> new dev.filechat.chat.messages.ImageContent(new ImageRef.Uploaded(id), ImageDetail.AUTO))
                .orElseGet(() -> Content.image(image.url()));
    }

    private static ImageDetail detail(DetailLevel level) {
        return switch (level) {
            case LOW -> ImageDetail.LOW;
            case HIGH -> ImageDetail.HIGH;
            case AUTO -> ImageDetail.AUTO;
            case MEDIUM, ULTRA_HIGH ->
                throw new UnsupportedFeatureException(
                        "The image detail " + level + " is not supported: the service has LOW, HIGH and AUTO");
        };
    }

    private static FileRef file(PdfFile file) {
        if (file.url() == null) {
            String name = file.mimeType().equals(PdfFile.DEFAULT_MIME_TYPE) ? "document.pdf" : "document";
            return FileRef.inline(name, file.mimeType(), decoded("file", file.base64Data()));
        }
        return FileUri.fileId(file.url())
                .<FileRef>map(FileRef::uploaded)
                .orElseGet(() -> new FileRef.Url(file.url().toString(), "", file.mimeType()));
    }

    private static byte[] decoded(String what, String base64) {
        if (base64 == null) {
            throw new IllegalArgumentException("The " + what + " has neither a URL nor data");
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The data of the " + what + " is not base64: " + e.getMessage(), e);
        }
    }
}
