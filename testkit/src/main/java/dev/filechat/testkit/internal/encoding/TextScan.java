// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.encoding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Looks through a whole text for what tells its encoding, holding little of it. */
public final class TextScan {

    private static final int BUFFER = 16_384;
    private static final int SAMPLE = 1 << 20;

    /** So many characters for each broken one are UTF-8 that was damaged or cut. */
    private static final int SOUND_PER_BROKEN = 20;

    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
    private long sound;
    private long broken;
    private boolean escapes;

    private TextScan() {}

    public static TextScan of(InputStream in) throws IOException {
        TextScan scan = new TextScan();
        scan.read(in);
        return scan;
    }

    public static TextScan of(byte[] text) {
        try {
            return of(new ByteArrayInputStream(text));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
    }

    private void read(InputStream in) throws IOException {
        byte[] array = bytes.array();
        for (int read = in.readNBytes(array, 0, BUFFER); read > 0; ) {
            bytes.position(0).limit(read + bytes.arrayOffset());
            if (isAscii(array, bytes.limit())) {
                bytes.position(bytes.limit());
            } else {
                keep(array, bytes.limit());
                decode();
            }
            bytes.compact();
            int left = bytes.position();
            int more = in.readNBytes(array, left, BUFFER - left);
            read = more == 0 ? 0 : left + more;
        }
    }

    /** Escapes to other characters (ISO-2022) are ASCII, too. */
    private boolean isAscii(byte[] array, int length) {
        byte all = 0;
        boolean escape = false;
        for (int i = 0; i < length; i++) {
            all |= array[i];
            escape |= array[i] == 0x1B && i + 1 < length && array[i + 1] == '$';
        }
        escapes |= escape;
        return all >= 0 && !escape;
    }

    private void keep(byte[] array, int length) {
        sample.write(array, 0, Math.min(length, SAMPLE - sample.size()));
    }

    /** What is left at the end of the buffer may be the beginning of a character. */
    private void decode() {
        CoderResult result;
        do {
            result = decoder.decode(bytes, chars, false);
            for (int i = 0; i < chars.position(); i++) {
                if (chars.get(i) >= 0x80) {
                    sound++;
                }
            }
            chars.clear();
            if (result.isError()) {
                broken++;
                bytes.position(bytes.position() + result.length());
            }
        } while (result.isError() || result.isOverflow());
    }

    public boolean isUtf8() {
        return !escapes && broken * SOUND_PER_BROKEN <= sound;
    }

    /** The pieces that are not plain ASCII, and of many of them the first. */
    byte[] sample() {
        return sample.toByteArray();
    }
}
