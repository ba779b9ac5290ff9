// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.retrieval;

import dev.filechat.proto.collections.ChunkConfiguration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into chunks of a largest size that overlap. A character is a code point, and none is ever cut: a chunk of
 * bytes or tokens that would end inside one is shorter, and one that is too small for a code point has one all the
 * same.
 */
public final class Chunker {

    private final String text;
    private final Unit unit;
    private final int size;
    private final int overlap;
    private final boolean strip;

    private Chunker(String text, Unit unit, int size, int overlap, boolean strip) {
        this.text = text;
        this.unit = unit;
        this.size = size;
        this.overlap = overlap;
        this.strip = strip;
    }

    /** Returns the chunks of a text, in its order; with {@code strip_whitespace}, none is blank. */
    public static List<String> cut(String text, ChunkConfiguration how) {
        boolean strip = how.getStripWhitespace();
        return (switch (how.getConfigCase()) {
                    case CHARS_CONFIGURATION ->
                        new Chunker(
                                text,
                                Unit.CHARACTER,
                                how.getCharsConfiguration().getMaxChunkSizeChars(),
                                how.getCharsConfiguration().getChunkOverlapChars(),
                                strip);
                    case BYTES_CONFIGURATION ->
                        new Chunker(
                                text,
                                Unit.BYTE,
                                how.getBytesConfiguration().getMaxChunkSizeBytes(),
                                how.getBytesConfiguration().getChunkOverlapBytes(),
                                strip);
                    case TOKENS_CONFIGURATION, CONFIG_NOT_SET ->
                        new Chunker(
                                text,
                                Unit.TOKEN,
                                how.getTokensConfiguration().getMaxChunkSizeTokens(),
                                how.getTokensConfiguration().getChunkOverlapTokens(),
                                strip);
                })
                .cut();
    }

    private List<String> cut() {
        List<String> chunks = new ArrayList<>();
        int start = 0;
        int covered = 0;
        while (covered < text.length()) {
            int end = end(start);
            if (end <= covered) { // no more than the overlap fits in
                start = unit.next(text, start);
                continue;
            }
            String chunk = text.substring(start, end);
            String wanted = strip ? chunk.strip() : chunk;
            if (!wanted.isEmpty()) {
                chunks.add(wanted);
            }
            covered = end;
            start = nextStart(start, end);
        }
        return chunks;
    }

    private int end(int start) {
        int used = 0;
        int end = start;
        while (end < text.length()) {
            int next = unit.next(text, end);
            used += unit.size(text, end, next);
            if (used > size && end > start) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The first place after the chunk's start from which to its end is no more than the overlap. */
    private int nextStart(int start, int end) {
        int left = 0;
        for (int i = start; i < end; i = unit.next(text, i)) {
            left += unit.size(text, i, unit.next(text, i));
        }
        int next = start;
        do {
            int following = unit.next(text, next);
            left -= unit.size(text, next, following);
            next = following;
        } while (left > overlap);
        return next;
    }

    /** What sizes are counted in. */
    private enum Unit {
        CHARACTER {
            @Override
            int size(String text, int from, int to) {
                return 1;
            }
        },
        BYTE {
            @Override
            int size(String text, int from, int to) {
                int c = text.codePointAt(from);
                return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            }
        },
        /** Four characters, as the fake's Tokenize service has them. */
        TOKEN {
            @Override
            int next(String text, int from) {
                int end = Math.min(text.length(), from + CHARACTERS_A_TOKEN);
                return end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end + 1 : end;
            }

            @Override
            int size(String text, int from, int to) {
                return 1;
            }
        };

        private static final int CHARACTERS_A_TOKEN = 4;

        int next(String text, int from) {
            return from + Character.charCount(text.codePointAt(from));
        }

        abstract int size(String text, int from, int to);
    }
}
