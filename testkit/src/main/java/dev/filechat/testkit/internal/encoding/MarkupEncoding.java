// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.html.HtmlEncodingDetector;
import org.jspecify.annotations.Nullable;

/** The encoding of HTML, and of texts within mail: the declared one, else the one that the bytes suggest. */
public final class MarkupEncoding implements EncodingDetector {

    private static final long serialVersionUID = 1L;
    private static final int LOOKED_AT = 1 << 20;

    /** The encoding cannot be known. */
    public static final class UnknownEncodingException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Charset detect(InputStream in, Metadata metadata) throws IOException {
        String type = metadata.get(Metadata.CONTENT_TYPE);
        Optional<Charset> declared = type == null ? Optional.empty() : TextEncoding.declaredIn(type);
        if (declared.isPresent()) {
            return declared.get();
        }
        in.mark(LOOKED_AT);
        byte[] beginning = in.readNBytes(LOOKED_AT);
        in.reset();
        Optional<UnicodeForm> form = UnicodeForm.of(beginning);
        if (form.isPresent()) {
            return form.get().charset();
        }
        Charset inMarkup = type != null && type.contains("html") ? Html.declared(in, metadata) : null;
        return inMarkup != null ? inMarkup : TextEncoding.of(beginning).orElseThrow(UnknownEncodingException::new);
    }

    /** Apart, since the module may be missing. */
    private static final class Html {
        static @Nullable Charset declared(InputStream in, Metadata metadata) throws IOException {
            return new HtmlEncodingDetector().detect(in, metadata);
        }
    }
}
