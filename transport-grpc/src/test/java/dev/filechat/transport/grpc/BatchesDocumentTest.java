// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.filechat.proto.BatchProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchesDocumentTest {
    private static final List<FileDescriptor> PROTOS = List.of(BatchProto.getDescriptor());

    /** The first cell of a row of one of the tables. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @Test
    void thePageListsEveryCallAndEveryFieldAndNothingElse() throws IOException {
        assertThat(listed()).containsExactlyElementsOf(declared());
    }

    private static Set<String> listed() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(Path.of("../docs/reference/batches.md")));
        return rows.results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> declared() {
        Stream<String> calls = PROTOS.stream()
                .flatMap(proto -> proto.getServices().stream())
                .flatMap(service ->
                        service.getMethods().stream().map(method -> service.getName() + "/" + method.getName()));
        Stream<String> fields = PROTOS.stream()
                .flatMap(proto -> proto.getMessageTypes().stream())
                .flatMap(message ->
                        message.getFields().stream().map(field -> message.getName() + "." + field.getName()));
        return Stream.concat(calls, fields).collect(Collectors.toCollection(TreeSet::new));
    }
}
