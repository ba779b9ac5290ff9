// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The test servers in the sources of xAI's SDK: one for the API, which knows uploads and chats, batches, models and
 * pictures, and one for collections. They always answer the same.
 */
final class ReferenceServer implements AutoCloseable {
    private final Process process;
    private final int port;
    private final String key;
    private final int managementPort;
    private final String managementKey;
    private final Path sources;

    /** @param address what the script prints */
    private ReferenceServer(Process process, String address, Path sources) {
        String[] parts = address.split(" ");
        this.process = process;
        this.sources = sources;
        port = Integer.parseInt(parts[0]);
        key = parts[1];
        managementPort = Integer.parseInt(parts[2]);
        managementKey = parts[3];
    }

    /** Starts it; the test is skipped where it cannot be had. */
    static ReferenceServer startOrSkip() throws IOException, InterruptedException {
        Path sources = PythonSdk.orSkip().sourcesOrSkip();
        Path errors = Files.createTempFile(Path.of("target"), "reference_server", ".err");
        Process process = new ProcessBuilder(PythonSdk.command("reference_server.py", sources.toString()))
                .redirectError(Redirect.to(errors.toFile()))
                .start();
        String address = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
        if (address == null) {
            throw new AssertionError("The reference server does not start: " + Files.readString(errors, UTF_8));
        }
        return new ReferenceServer(process, address, sources);
    }

    /** {@return a builder of clients that use both servers} */
    FileChatClientBuilder client(String transport) {
        return FileChatClient.builder()
                .transport(transport)
                .endpoint("127.0.0.1", port)
                .managementEndpoint("127.0.0.1", managementPort)
                .plaintext()
                .apiKey(key)
                .managementKey(managementKey);
    }

    /** {@return the picture that all its pictures are} */
    byte[] picture() throws IOException {
        return Files.readAllBytes(sources.resolve("tests").resolve("test.jpg"));
    }

    /** The server ends with its input. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
