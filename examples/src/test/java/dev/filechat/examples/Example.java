// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An example, as it is started by its {@code main}, but with a fake that can be looked at. */
interface Example<F> {
    void run(FileChatClient client, F files, PrintStream out);

    /** Runs it over TCP, sees that it leaves no file behind, and gives what it has printed. */
    static <F> String output(FakeXai fake, Example<F> example, F files) {
        ExampleScripts.addTo(fake.chat());
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (FileChatClient client =
                fake.configure(FileChatClient.builder()).transport("grpc-netty").build()) {
            example.run(client, files, new PrintStream(printed, true, StandardCharsets.UTF_8));
        }
        assertThat(fake.files().all()).as("files left behind").isEmpty();
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Runs a program, and gives what it has printed. */
    static String printed(Program program) throws IOException {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The {@code main} of an example. */
    interface Program {
        void run() throws IOException;
    }

    static Path sample(String name) {
        return Path.of("files", name);
    }
}
