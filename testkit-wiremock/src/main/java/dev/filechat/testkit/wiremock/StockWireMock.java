// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * What a WireMock of one's own needs to know of the service, with WireMock's gRPC extension
 * ({@code org.wiremock:wiremock-grpc-extension}, not part of the testkit).
 *
 * <p>That extension answers with exactly one message, or with a status. It takes no message of 4 MiB or more, so
 * uploads must be in smaller chunks; it has no streams of other lengths, pauses, trailers, or statuses behind messages,
 * and its journal has an entry for each message of an upload. {@link WireMockXai} has none of these limits.
 *
 * <p>Safe for use by several threads.
 */
public final class StockWireMock {

    /**
     * Where the class path has the descriptor set: a root for {@link WireMockConfiguration#usingFilesUnderClasspath}.
     */
    public static final String CLASSPATH_ROOT = "dev/filechat/testkit/wiremock";

    private static final String DESCRIPTORS = "grpc/xai.dsc";

    private StockWireMock() {}

    /**
     * Begins the options of a server that has the service's descriptors, takes a free port, and refuses stubs that its
     * gRPC extension could not serve. The extension is to be added: {@code .extensions(new GrpcExtensionFactory())}.
     *
     * @return options of WireMock's
     */
    public static WireMockConfiguration options() {
        return WireMockConfiguration.wireMockConfig()
                .dynamicPort()
                .usingFilesUnderClasspath(CLASSPATH_ROOT)
                .extensions(new StockStubCheck());
    }

    /**
     * Writes the descriptor set to where a server looks for it that has a root directory of its own, or runs elsewhere:
     * to {@code grpc/xai.dsc}. A file of that name is replaced.
     *
     * @param root the server's root directory, which has {@code mappings}, or will have
     * @return the file
     * @throws UncheckedIOException if it cannot be written
     */
    public static Path writeDescriptors(Path root) {
        Path file = root.resolve(DESCRIPTORS);
        try (InputStream descriptors = Objects.requireNonNull(StockWireMock.class.getResourceAsStream(DESCRIPTORS))) {
            Files.createDirectories(root.resolve("grpc"));
            Files.copy(descriptors, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The descriptors could not be written to " + file, e);
        }
    }
}
