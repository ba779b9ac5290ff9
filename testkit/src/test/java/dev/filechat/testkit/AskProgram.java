// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testsupport.StubClient;
import io.grpc.StatusException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks a fake in the same JVM about some files. Arguments: the question, then the files. Prints the answer only. */
final class AskProgram {

    public static void main(String[] arguments) throws Exception {
        try (FakeXai xai = FakeXai.start();
                StubClient stubs = StubClients.of(xai)) {
            String[] ids = new String[arguments.length - 1];
            for (int i = 0; i < ids.length; i++) {
                Path file = Path.of(arguments[i + 1]);
                ids[i] = stubs.upload(file.getFileName().toString(), Files.readAllBytes(file), 1 << 20)
                        .getId();
            }
            System.out.println(stubs.answer(arguments[0], ids));
        } catch (StatusException e) {
            System.out.println(e.getMessage());
        }
    }

    private AskProgram() {}
}
