// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.errors.SourceUnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/** Images that go with a message, in the only form that there is for them: a data URL. */
final class ImageBytes {
    /** The service's limit. */
    private static final int MAX_BYTES = 10 << 20;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private ImageBytes() {}

    static String dataUrl(byte[] image, String name) {
        if (image.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    name + " has more than " + MAX_BYTES + " bytes; the service's limit for images is 10 MiB");
        }
        return "data:" + mimeType(image, name) + ";base64,"
                + Base64.getEncoder().encodeToString(image);
    }

    static String dataUrl(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return dataUrl(in.readNBytes(MAX_BYTES + 1), path.toString());
        } catch (NoSuchFileException e) {
            throw new SourceUnreadableException("There is no file " + path, e, 0);
        } catch (IOException e) {
            throw new SourceUnreadableException("The image " + path + " cannot be read: " + e, e, 0);
        }
    }

    private static String mimeType(byte[] image, String name) {
        if (startsWith(image, PNG)) {
            return "image/png";
        }
        if (startsWith(image, JPEG)) {
            return "image/jpeg";
        }
        throw new IllegalArgumentException(
                name + " is neither PNG nor JPEG, judging by its first bytes; the service accepts no other images");
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
