// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import java.util.List;

/**
 * One call of a history.
 *
 * @param name of a file to upload, get, download or delete, or the question of a chat; no other operation has it
 * @param size the bytes of the file
 * @param interruptAfterMillis when its thread is interrupted; -1 for not at all
 */
record Operation(Kind kind, String name, int size, Source source, int interruptAfterMillis) {
    enum Kind {
        UPLOAD,
        DOWNLOAD_TO_PATH,
        DOWNLOAD_AS_STREAM,
        LIST,
        GET,
        DELETE,
        CHAT,
        CHAT_STREAM;

        /** Returns whether its file is there before the history begins. */
        boolean needsFile() {
            return isDownload() || this == GET || this == DELETE;
        }

        boolean isDownload() {
            return this == DOWNLOAD_TO_PATH || this == DOWNLOAD_AS_STREAM;
        }
    }

    /** Where an upload takes its bytes from. */
    enum Source {
        PATH,
        BYTES,
        /** Can be opened again. */
        STREAMS,
        /** Is read once. */
        STREAM,
        /** Can be opened again; its bytes come in pieces, with pauses between them. */
        SLOW,
        /** Its last read does not return before it is closed, interrupted or not. */
        BLOCKED
    }

    /** Several chunks of an upload of these. */
    private static final int LARGEST = 400_000;

    /** More than one of the service's chunks. */
    private static final int LEAST_OF_SEVERAL_CHUNKS = 5_000_001;

    private static final List<Kind> KINDS = List.of(
            Kind.UPLOAD,
            Kind.UPLOAD,
            Kind.UPLOAD,
            Kind.UPLOAD,
            Kind.CHAT,
            Kind.CHAT,
            Kind.CHAT_STREAM,
            Kind.CHAT_STREAM,
            Kind.DOWNLOAD_TO_PATH,
            Kind.DOWNLOAD_AS_STREAM,
            Kind.LIST,
            Kind.GET,
            Kind.DELETE);

    static Operation random(String name, Dice dice) {
        Kind kind = dice.oneOf(KINDS);
        int size = dice.chance(0.6) ? dice.between(0, 2_000) : dice.magnitude(LARGEST);
        if (kind.isDownload() && dice.chance(0.3)) {
            size = dice.between(LEAST_OF_SEVERAL_CHUNKS, 6_500_000);
        }
        int interruptAfterMillis = dice.chance(0.08) ? dice.magnitude(400) - 1 : -1;
        return new Operation(kind, name, size, dice.oneOf(List.of(Source.values())), interruptAfterMillis);
    }

    boolean hasSeveralChunks() {
        return size >= LEAST_OF_SEVERAL_CHUNKS;
    }

    /** Returns whether it changes something, or is billed, when it is carried out. */
    boolean counts() {
        return kind == Kind.UPLOAD || kind == Kind.CHAT || kind == Kind.CHAT_STREAM;
    }

    @Override
    public String toString() {
        String what = kind + " " + name;
        String file = kind == Kind.UPLOAD ? what + " from " + source : what;
        String sized = kind == Kind.UPLOAD || kind.needsFile() ? file + " of " + size + " bytes" : file;
        return interruptAfterMillis < 0 ? sized : sized + ", interrupted after " + interruptAfterMillis + " ms";
    }
}
