// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.Locale;

/** Where an image is: at a URL, or uploaded. Immutable and thread-safe. */
public sealed interface ImageRef {
    /**
     * An image at a URL.
     *
     * @param url an {@code http} or {@code https} URL that the service fetches, or a base64 {@code data:} URL; not
     *     empty
     */
    record Url(String url) implements ImageRef {
        /** Refuses null and an empty URL. */
        public Url {
            Checks.notEmpty("url", url);
        }

        /** {@return the URL, of a {@code data:} URL only its length} */
        @Override
        public String toString() {
            boolean data = url.toLowerCase(Locale.ROOT).startsWith("data:");
            return ServerText.escaped("Url[" + (data ? "data: of " + url.length() + " chars" : Fields.cut(url)) + "]");
        }
    }

    /**
     * An uploaded image.
     *
     * @param fileId the file's id, not empty
     */
    record Uploaded(String fileId) implements ImageRef {
        /** Refuses null and an empty id. */
        public Uploaded {
            Checks.notEmpty("fileId", fileId);
        }

        @Override
        public String toString() {
            return ServerText.escaped("Uploaded[fileId=" + fileId + "]");
        }
    }
}
