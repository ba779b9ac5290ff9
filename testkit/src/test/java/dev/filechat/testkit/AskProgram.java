// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testsupport.StubClient;
import io.grpc.StatusException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Asks a fake in the same JVM about files. Arguments: a question and its files, and after each {@code --} the next one.
 * Prints the answers only, or why there is none.
 */
final class AskProgram {

    public static void main(String[] arguments) throws Exception {
        try (FakeXai xai = FakeXai.start();
                StubClient stubs = StubClients.of(xai)) {
            List<String> left = List.of(arguments);
            while (!left.isEmpty()) {
                int end = left.contains("--") ? left.indexOf("--") : left.size();
                System.out.println(answer(stubs, left.getFirst(), left.subList(1, end)));
                left = left.subList(Math.min(end + 1, left.size()), left.size());
            }
        }
    }

    private static String answer(StubClient stubs, String question, List<String> files) throws Exception {
        String[] ids = new String[files.size()];
        for (int i = 0; i < ids.length; i++) {
            Path file = Path.of(files.get(i));
            ids[i] = stubs.upload(file.getFileName().toString(), Files.readAllBytes(file), 1 << 20)
                    .getId();
        }
        try {
            return stubs.answer(question, ids);
        } catch (StatusException e) {
            return e.getMessage();
        }
    }

    private AskProgram() {}
}
