// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link BareServer} in a JVM of its own. */
public final class ServerProcess implements AutoCloseable {
    /** The key that it takes. */
    public static final String KEY = "benchmark";

    private final Process process;
    private final BufferedReader out;
    private final int port;
    private final int rawPort;
    private final @Nullable Path directory;

    private ServerProcess(Process process, BufferedReader out, int port, int rawPort, @Nullable Path directory) {
        this.process = process;
        this.out = out;
        this.port = port;
        this.rawPort = rawPort;
        this.directory = directory;
    }

    /** Starts one. */
    public static ServerProcess start(ServerKind kind, boolean tls) throws IOException {
        QuietNetty.apply(); // for the client, which comes next
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx512m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                kind.name()));
        Path directory = null;
        if (tls) {
            directory = Files.createTempDirectory("benchmark-tls-");
            ServerCertificate.make(directory);
            command.add(directory.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("The server did not start");
        }
        int space = line.indexOf(' ');
        return new ServerProcess(
                process,
                out,
                Integer.parseInt(line, 0, space, 10),
                Integer.parseInt(line, space + 1, line.length(), 10),
                directory);
    }

    /** The port for gRPC. */
    public int port() {
        return port;
    }

    /** The port of the {@link RawServer}. */
    public int rawPort() {
        return rawPort;
    }

    /** The certificate to trust, in PEM; null without TLS. */
    public @Nullable Path certificate() {
        return directory == null ? null : directory.resolve("certificate.pem");
    }

    /** Has it forget what it holds: the files of a fake would fill the memory. */
    public void forget() throws IOException {
        process.getOutputStream().write(0);
        process.getOutputStream().flush();
        String line = out.readLine();
        if (!BareServer.FORGOTTEN.equals(line)) {
            throw new IOException("The server said " + line);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
        if (directory != null) {
            for (String file : List.of("server.p12", "certificate.pem", "key.pem")) {
                Files.deleteIfExists(directory.resolve(file));
            }
            Files.deleteIfExists(directory);
        }
    }
}
