// SPDX-License-Identifier: Apache-2.0
package dev.filechat.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.filechat.proto.collections.CollectionsProto;
import dev.filechat.proto.collections.SharedProto;
import dev.filechat.proto.collections.TypesProto;
import io.grpc.ServiceDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the generated code to the wire format of the service: nothing missing, extra, renamed or renumbered. */
class WireCompatibilityTest {

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("files", FilesProto.getDescriptor()),
                arguments("chat", ChatProto.getDescriptor()),
                arguments("usage", UsageProto.getDescriptor()),
                arguments("deferred", DeferredProto.getDescriptor()),
                arguments("sample", SampleProto.getDescriptor()),
                arguments("image", ImageProto.getDescriptor()),
                arguments("documents", DocumentsProto.getDescriptor()),
                arguments("models", ModelsProto.getDescriptor()),
                arguments("tokenize", TokenizeProto.getDescriptor()),
                arguments("auth", AuthProto.getDescriptor()),
                arguments("batch", BatchProto.getDescriptor()),
                arguments("video", VideoProto.getDescriptor()),
                arguments("collections", CollectionsProto.getDescriptor()),
                arguments("types", TypesProto.getDescriptor()),
                arguments("shared", SharedProto.getDescriptor()));
    }

    @ParameterizedTest(name = "{0}.proto")
    @MethodSource("files")
    void declaresExactlyTheWireFacts(String name, FileDescriptor file) throws IOException {
        List<String> expected = WireTable.read(name);
        List<String> actual = WireDescriber.describe(file);

        List<String> differences = new ArrayList<>();
        without(expected, actual).forEach(fact -> differences.add("missing    " + fact));
        without(actual, expected).forEach(fact -> differences.add("unexpected " + fact));

        assertThat(expected).as("facts of %s.wire", name).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertThat(differences)
                .as("differences between %s.proto and the wire format", name)
                .isEmpty();
    }

    @Test
    void callsTheFilesMethodsByTheirFullNames() {
        assertThat(methods(FilesGrpc.getServiceDescriptor()))
                .containsExactlyInAnyOrder(
                        "xai_api.Files/UploadFile CLIENT_STREAMING",
                        "xai_api.Files/ListFiles UNARY",
                        "xai_api.Files/RetrieveFile UNARY",
                        "xai_api.Files/DeleteFile UNARY",
                        "xai_api.Files/RetrieveFileContent SERVER_STREAMING",
                        "xai_api.Files/CreatePublicUrl UNARY",
                        "xai_api.Files/RevokePublicUrl UNARY");
    }

    @Test
    void callsTheChatMethodsByTheirFullNames() {
        assertThat(methods(ChatGrpc.getServiceDescriptor()))
                .containsExactlyInAnyOrder(
                        "xai_api.Chat/GetCompletion UNARY",
                        "xai_api.Chat/GetCompletionChunk SERVER_STREAMING",
                        "xai_api.Chat/StartDeferredCompletion UNARY",
                        "xai_api.Chat/GetDeferredCompletion UNARY",
                        "xai_api.Chat/GetStoredCompletion UNARY",
                        "xai_api.Chat/DeleteStoredCompletion UNARY",
                        "xai_api.Chat/CompactContext UNARY");
    }

    private static List<String> methods(ServiceDescriptor service) {
        return service.getMethods().stream()
                .map(method -> method.getFullMethodName() + " " + method.getType())
                .toList();
    }

    private static List<String> without(List<String> facts, List<String> others) {
        return facts.stream().filter(fact -> !others.contains(fact)).toList();
    }
}
