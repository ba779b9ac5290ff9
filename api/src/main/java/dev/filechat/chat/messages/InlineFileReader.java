// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.errors.SourceUnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that are read into a message. */
final class InlineFileReader {
    /** The largest message that the service's SDKs send: no larger file can go with one. */
    private static final int MAX_BYTES = 20 << 20;

    private InlineFileReader() {}

    static FileRef.Inline read(Path path) {
        return read(path, MediaTypes.of(name(path)));
    }

    static FileRef.Inline read(Path path, String mimeType) {
        String name = name(path);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException(path + " has more than " + MAX_BYTES
                        + " bytes, which is too large for a message; upload it instead: files().upload(path)");
            }
            if (bytes.length == 0) {
                throw new IllegalArgumentException(path + " is empty");
            }
            return new FileRef.Inline(name, mimeType, ByteBuffer.wrap(bytes));
        } catch (NoSuchFileException e) {
            throw new SourceUnreadableException("There is no file " + path, e, 0);
        } catch (IOException e) {
            throw new SourceUnreadableException("The file " + path + " cannot be read: " + e, e, 0);
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("path is " + path + ", which has no file name");
        }
        return name.toString();
    }
}
