// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.encoding;

import dev.filechat.testkit.internal.document.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * The encoding of a text: what is declared, the form of Unicode, or what two libraries find in it, if it reads like
 * words. A guess that does not is none.
 */
public record TextEncoding(Charset charset, int markLength) {

    private static final Pattern DECLARED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:+-]+)");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Set<String> WESTERN_NAMES = Set.of("windows-1252", "iso-8859-1");
    private static final Charset CENTRAL_ISO = Charset.forName("ISO-8859-2");
    private static final Charset CENTRAL = Charset.forName("windows-1250");
    private static final Charset TURKISH = Charset.forName("windows-1254");

    /** How sure a library has to be that a text is not in a Western language. */
    private static final int SURE = 20;

    /**
     * Finds the encoding, or nothing if it cannot be known. Throws NoClassDefFoundError if the libraries are missing
     * and needed.
     */
    public static Optional<TextEncoding> of(Document document) throws IOException {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(UnicodeForm.HEAD);
        }
        Optional<UnicodeForm> form = UnicodeForm.of(head);
        if (form.isPresent()) {
            return form.map(known -> new TextEncoding(known.charset(), known.markLength()));
        }
        Optional<Charset> declared = declaredIn(document.mediaType());
        if (declared.isPresent()) {
            return Optional.of(new TextEncoding(declared.get(), 0));
        }
        try (InputStream in = document.open()) {
            return charsetOf(TextScan.of(in)).map(charset -> new TextEncoding(charset, 0));
        }
    }

    /** Finds the encoding of the beginning of a text. */
    public static Optional<Charset> of(byte[] beginning) {
        return UnicodeForm.of(beginning).map(UnicodeForm::charset).or(() -> charsetOf(TextScan.of(beginning)));
    }

    /** Finds the charset that a media type names. */
    static Optional<Charset> declaredIn(String mediaType) {
        Matcher declared = DECLARED.matcher(mediaType);
        try {
            return declared.find() ? Optional.of(Charset.forName(declared.group(1))) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> charsetOf(TextScan scan) {
        return scan.isUtf8() ? Optional.of(StandardCharsets.UTF_8) : Libraries.guess(scan.sample());
    }

    /** Apart, since the libraries may be missing. */
    private static final class Libraries {

        static Optional<Charset> guess(byte[] sample) {
            Optional<Charset> best = Optional.empty();
            int fewest = Integer.MAX_VALUE;
            for (Charset candidate : candidates(sample)) {
                Optional<WordShape> shape = decoded(sample, candidate).map(WordShape::of);
                if (shape.isPresent() && shape.get().fits() && shape.get().odd() < fewest) {
                    best = Optional.of(candidate);
                    fewest = shape.get().odd();
                }
            }
            return best;
        }

        private static List<Charset> candidates(byte[] sample) {
            List<Charset> candidates = new ArrayList<>();
            if (standAlone(sample)) {
                candidates.add(latin(sample));
                return candidates;
            }
            UniversalDetector universal = new UniversalDetector(null);
            universal.handleData(sample, 0, sample.length);
            universal.dataEnd();
            String first = universal.getDetectedCharset();
            if (first != null) {
                named(first, sample).ifPresent(candidates::add);
            }
            for (CharsetMatch match : matches(sample)) {
                if (match.getConfidence() >= SURE) {
                    named(match.getName(), sample).ifPresent(candidates::add);
                }
            }
            return candidates;
        }

        private static CharsetMatch[] matches(byte[] sample) {
            CharsetDetector detector = new CharsetDetector();
            detector.setText(Arrays.copyOf(sample, Math.min(sample.length, 65_536)));
            return detector.detectAll();
        }

        /** Of the alphabets that are Latin letters and some more, the one whose language it is. */
        private static Charset latin(byte[] sample) {
            for (CharsetMatch match : matches(sample)) {
                switch (match.getName()) {
                    case "ISO-8859-1", "windows-1252" -> {
                        return western(sample);
                    }
                    case "ISO-8859-2", "windows-1250" -> {
                        return hasC1(sample) ? CENTRAL : CENTRAL_ISO;
                    }
                    case "ISO-8859-9", "windows-1254" -> {
                        return TURKISH;
                    }
                    default -> {
                        // another alphabet
                    }
                }
            }
            return WESTERN;
        }

        /**
         * No Western language has both of the letters that Hungarian ones become; Icelandic has vowels that Turkish has
         * not.
         */
        private static Charset western(byte[] sample) {
            String text = new String(sample, WESTERN).toLowerCase(Locale.ROOT);
            if (text.indexOf('\u00F5') >= 0 && text.indexOf('\u00FB') >= 0) {
                return hasC1(sample) ? CENTRAL : CENTRAL_ISO;
            }
            boolean turkish = has(text, "\u00F0\u00FE")
                    && has(text, "\u00FD\u00E7\u00FC")
                    && !has(text, "\u00E6\u00E1\u00ED\u00F3\u00FA");
            return turkish ? TURKISH : WESTERN;
        }

        private static boolean has(String text, String letters) {
            return text.chars().anyMatch(c -> letters.indexOf(c) >= 0);
        }

        private static boolean hasC1(byte[] sample) {
            for (byte b : sample) {
                if ((b & 0xE0) == 0x80) {
                    return true;
                }
            }
            return false;
        }

        /** The charsets of the JDK that have more characters than the standards that they are called by. */
        private static Optional<Charset> named(String name, byte[] sample) {
            if (WESTERN_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(western(sample));
            }
            String known = switch (name) {
                case "SHIFT_JIS", "Shift_JIS" -> "windows-31j";
                case "EUC-KR" -> "x-windows-949";
                case "ISO-8859-8-I" -> "ISO-8859-8";
                default -> name;
            };
            return Charset.isSupported(known) ? Optional.of(Charset.forName(known)) : Optional.empty();
        }
    }

    /** Tells whether most bytes beyond ASCII have ASCII letters or signs beside them, as in words of Latin letters. */
    private static boolean standAlone(byte[] sample) {
        int high = 0;
        int alone = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] < 0) {
                high++;
                if ((i == 0 || sample[i - 1] >= 0) && (i + 1 == sample.length || sample[i + 1] >= 0)) {
                    alone++;
                }
            }
        }
        return high > 0 && alone * 3 >= high * 2;
    }

    /** The sample may end within a character. */
    private static Optional<String> decoded(byte[] sample, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(sample.length + 16);
        return decoder.decode(ByteBuffer.wrap(sample), text, false).isError()
                ? Optional.empty()
                : Optional.of(text.flip().toString());
    }
}
