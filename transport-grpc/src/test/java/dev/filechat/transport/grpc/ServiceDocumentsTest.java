// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.filechat.proto.AuthProto;
import dev.filechat.proto.BatchProto;
import dev.filechat.proto.DocumentsProto;
import dev.filechat.proto.ImageProto;
import dev.filechat.proto.ModelsProto;
import dev.filechat.proto.TokenizeProto;
import dev.filechat.proto.collections.CollectionsProto;
import dev.filechat.proto.collections.TypesProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of docs/reference that list one service or several, each in a file of its own. */
class ServiceDocumentsTest {
    /** The first cell of a row of one of the tables. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    static Stream<Arguments> pages() {
        return Stream.of(
                arguments(
                        "models",
                        List.of(ModelsProto.getDescriptor(), TokenizeProto.getDescriptor(), AuthProto.getDescriptor())),
                arguments("images", List.of(ImageProto.getDescriptor())),
                arguments("batches", List.of(BatchProto.getDescriptor())),
                arguments(
                        "collections",
                        List.of(
                                CollectionsProto.getDescriptor(),
                                DocumentsProto.getDescriptor(),
                                TypesProto.getDescriptor())));
    }

    @ParameterizedTest(name = "{0}.md")
    @MethodSource("pages")
    void thePageListsEveryCallAndEveryFieldAndNothingElse(String page, List<FileDescriptor> protos) throws IOException {
        Set<String> listed = ROW.matcher(Files.readString(Path.of("../docs/reference", page + ".md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).containsExactlyElementsOf(declared(protos));
    }

    private static Set<String> declared(List<FileDescriptor> protos) {
        Stream<String> calls = protos.stream()
                .flatMap(proto -> proto.getServices().stream())
                .flatMap(service ->
                        service.getMethods().stream().map(method -> service.getName() + "/" + method.getName()));
        Stream<String> fields = protos.stream()
                .flatMap(proto -> proto.getMessageTypes().stream())
                .flatMap(message ->
                        message.getFields().stream().map(field -> message.getName() + "." + field.getName()));
        return Stream.concat(calls, fields).collect(Collectors.toCollection(TreeSet::new));
    }
}
