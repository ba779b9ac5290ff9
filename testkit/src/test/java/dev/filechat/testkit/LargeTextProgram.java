// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import dev.filechat.proto.File;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testsupport.StubClient;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Uploads a large text to a fake in the same JVM and asks about it, with as little heap as the caller of the JVM gives.
 * Argument: the size in MB. Prints the answer and how long it took.
 */
final class LargeTextProgram {

    private static final String[] WORDS = ("the of project and report quarter to in system code was for new risk"
                    + " value market on growth team with plan result customers by largest number cost year it"
                    + " increased decreased remained stable across all regions despite supply chain problems that had"
                    + " been expected since spring when board decided about future investments into research")
            .split(" ");

    public static void main(String[] arguments) throws Exception {
        long size = Long.parseLong(arguments[0]) * 1_000_000;
        try (FakeXai xai = FakeXai.start();
                StubClient stubs = StubClients.of(xai)) {
            long start = System.nanoTime();
            File file = stubs.send(() -> new Text(size));
            report("uploaded " + file.getSize() + " bytes", start);
            start = System.nanoTime();
            String answer = stubs.answer("What is the access code of Project Heron?", file.getId());
            report("answered: " + answer, start);
        }
    }

    private static void report(String what, long start) {
        System.out.printf("%s [%d ms]%n", what, (System.nanoTime() - start) / 1_000_000);
    }

    /** Sentences of random words in wrapped lines, and in the middle the one that is asked for. */
    private static final class Text implements Iterator<UploadFileChunk> {

        private static final int CHUNK = 3 << 20;

        private final Random random = new Random(1);
        private final long size;
        private long sent = -1;
        private boolean told;

        private Text(long size) {
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return sent < size;
        }

        @Override
        public UploadFileChunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (sent < 0) {
                sent = 0;
                return StubClient.init("large.txt");
            }
            StringBuilder text = new StringBuilder();
            while (text.length() < CHUNK) {
                if (!told && sent > size / 2) {
                    told = true;
                    text.append("\n\nThe access code of Project Heron is 48213. ");
                }
                sentence(text);
            }
            ByteString data = ByteString.copyFrom(text.substring(0, (int) Math.min(CHUNK, size - sent)), UTF_8);
            sent += data.size();
            return StubClient.data(data);
        }

        private void sentence(StringBuilder text) {
            int words = 6 + random.nextInt(14);
            for (int i = 0; i < words; i++) {
                String word = WORDS[random.nextInt(WORDS.length)];
                text.append(i == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
                text.append(i == words - 1 ? ". " : random.nextInt(12) == 0 ? "\n" : " ");
            }
            if (random.nextInt(6) == 0) {
                text.append("\n\n");
            }
        }
    }

    private LargeTextProgram() {}
}
