// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.spi.Transport;
import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The libraries that a gRPC transport needs. The user's build chooses their versions. */
public final class GrpcLibraries {
    /** What the messages were generated for. Its fixes (3.25.x) change nothing that they use. */
    private static final Version OLDEST_PROTOBUF = Version.parse("3.25");

    private static final String PROTOBUF = "protobuf-java";

    private GrpcLibraries() {}

    /**
     * {@return the transport that a supplier makes}
     *
     * @param transport makes the transport
     * @throws ConfigurationException if protobuf-java is too old, or classes, methods or fields of a library are
     *     missing. The message names the versions that are on the class path and those that are needed
     */
    public static Transport start(Supplier<? extends Transport> transport) {
        Library protobuf = new Library(PROTOBUF, "com.google.protobuf.Message");
        // Newer ones have this class; no look into a jar is needed then.
        if (!Library.has("com.google.protobuf.RuntimeVersion")) {
            protobuf.version()
                    .filter(version -> Version.parse(version).compareTo(OLDEST_PROTOBUF) < 0)
                    .ifPresent(version -> {
                        throw tooOld(version, null);
                    });
        }
        try {
            // Loads the messages here, and not in the middle of the first call.
            FilesGrpc.getServiceDescriptor();
            ChatGrpc.getServiceDescriptor();
            return transport.get();
        } catch (LinkageError e) {
            throw mismatch(e, protobuf);
        }
    }

    private static ConfigurationException tooOld(String version, @Nullable LinkageError cause) {
        return new ConfigurationException(
                PROTOBUF + " " + version + " is on the class path, at least 3.25.8 is needed."
                        + " Let your build choose a newer one: manage com.google.protobuf:protobuf-java",
                cause);
    }

    private static ConfigurationException mismatch(LinkageError error, Library protobuf) {
        String found = List.of(
                        new Library("grpc-api", "io.grpc.ManagedChannel"),
                        new Library("grpc-core", "io.grpc.internal.ManagedChannelImplBuilder"),
                        new Library("grpc-stub", "io.grpc.stub.ClientCalls"),
                        new Library("grpc-protobuf", "io.grpc.protobuf.ProtoUtils"),
                        new Library("grpc-netty-shaded", "io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder"),
                        new Library("grpc-okhttp", "io.grpc.okhttp.OkHttpChannelBuilder"),
                        protobuf)
                .stream()
                .map(Library::found)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return new ConfigurationException(
                "The libraries on the class path do not fit together: " + reason(error) + ". There are " + found
                        + ". All of io.grpc must have one version, at least 1.71 (manage io.grpc:grpc-bom), and "
                        + PROTOBUF + " must be at least 3.25.8",
                error);
    }

    /** The root cause: an error while a class is initialized says nothing itself. */
    private static Throwable reason(Throwable error) {
        Throwable reason = error;
        while (reason.getCause() != null && reason.getCause() != reason) {
            reason = reason.getCause();
        }
        return reason;
    }
}
