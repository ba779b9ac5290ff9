// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.google.protobuf.Message;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.FilesGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServiceDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A method of the service. To WireMock it is a path. */
record Rpc(MethodDescriptor<Message, Message> method) {

    static final List<ServiceDescriptor> SERVICES =
            List.of(FilesGrpc.getServiceDescriptor(), ChatGrpc.getServiceDescriptor());

    private static final List<Rpc> ALL = SERVICES.stream()
            .flatMap(service -> service.getMethods().stream())
            .map(Rpc::of)
            .toList();
    private static final Map<String, Rpc> BY_PATH =
            ALL.stream().collect(Collectors.toMap(Rpc::path, Function.identity()));

    /** Every message of a generated method is a protobuf message. */
    @SuppressWarnings("unchecked")
    static Rpc of(MethodDescriptor<?, ?> method) {
        return new Rpc((MethodDescriptor<Message, Message>) method);
    }

    /** The method of this name, which no other service has. */
    static Rpc named(String name) {
        return ALL.stream()
                .filter(rpc -> rpc.name().equals(name))
                .findAny()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no method " + name + "; there are " + names()));
    }

    static Optional<Rpc> atPath(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    static String names() {
        return ALL.stream().map(Rpc::name).collect(Collectors.joining(", "));
    }

    String name() {
        return Objects.requireNonNull(method.getBareMethodName());
    }

    String path() {
        return "/" + method.getFullMethodName();
    }

    boolean takesUpload() {
        return !method.getType().clientSendsOneMessage();
    }

    boolean streamsAnswers() {
        return !method.getType().serverSendsOneMessage();
    }

    /** An empty answer. */
    Message answer() {
        PrototypeMarshaller<Message> marshaller = (PrototypeMarshaller<Message>) method.getResponseMarshaller();
        return Objects.requireNonNull(marshaller.getMessagePrototype());
    }
}
