// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.conversation;

import dev.filechat.proto.ImageDetail;
import dev.filechat.proto.ImageUrlContent;
import dev.filechat.testkit.internal.document.Document;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/** Which images the service takes, and what they count for. */
final class ImageRules {

    static final int LOW_DETAIL_TOKENS = 256;
    static final int HIGH_DETAIL_TOKENS = 1_024;

    private static final int MAX_BYTES = 10 << 20;
    private static final String BASE64 = ";base64,";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private ImageRules() {}

    static int tokens(ImageUrlContent image, Function<String, Document> uploaded) throws IOException {
        switch (image.getSourceCase()) {
            case IMAGE_URL -> checkUrl(image.getImageUrl());
            case FILE_ID -> {
                Document content = uploaded.apply(image.getFileId());
                try (InputStream in = content.open()) {
                    check(in.readNBytes(PNG.length), content.size());
                }
            }
            case SOURCE_NOT_SET -> throw InvalidRequest.of("An image has neither URL nor file_id.");
        }
        return image.getDetail() == ImageDetail.DETAIL_LOW ? LOW_DETAIL_TOKENS : HIGH_DETAIL_TOKENS;
    }

    /** An image behind a web address is taken for a good one: the fake fetches nothing. */
    private static void checkUrl(String url) {
        if (url.startsWith("http://") || url.startsWith("https://")) {
            return;
        }
        int comma = url.indexOf(BASE64);
        InvalidRequest.unless(
                url.startsWith("data:image/") && comma > 0,
                "An image must be given by an http or https URL, or by a data URL in base64.");
        try {
            byte[] data = Base64.getDecoder().decode(url.substring(comma + BASE64.length()));
            check(data, data.length);
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.of("The data URL of an image is not valid base64.");
        }
    }

    private static void check(byte[] head, long size) {
        InvalidRequest.unless(startsWith(head, PNG) || startsWith(head, JPEG), "An image must be a PNG or a JPEG.");
        InvalidRequest.unless(size <= MAX_BYTES, "An image must not be larger than " + MAX_BYTES + " bytes.");
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
