// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/** The test server in the sources of xAI's SDK. It knows uploads and chats, and always answers the same. */
final class ReferenceServer implements AutoCloseable {
    private final Process process;
    private final int port;
    private final String key;

    private ReferenceServer(Process process, String address) {
        this.process = process;
        port = Integer.parseInt(address.substring(0, address.indexOf(' ')));
        key = address.substring(address.indexOf(' ') + 1);
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
        return new ReferenceServer(process, address);
    }

    int port() {
        return port;
    }

    String key() {
        return key;
    }

    /** The server ends with its input. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
