// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.filechat.proto.AuthGrpc;
import dev.filechat.proto.BatchMgmtGrpc;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.DocumentsGrpc;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.ImageGrpc;
import dev.filechat.proto.ModelsGrpc;
import dev.filechat.proto.TokenizeGrpc;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.proto.collections.CollectionsGrpc;
import dev.filechat.testsupport.StubClient;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that the fake does not have, and messages that are none. */
class OtherServicesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Queue<RecordedRequest> ended = new ConcurrentLinkedQueue<>();

    @AutoClose
    private final FakeXai xai = FakeXai.builder().onCallEnd(ended::add).start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @ParameterizedTest
    @ValueSource(strings = {"xai_api.Video/GenerateVideo", "xai_api.Files/Rename", "nothing"})
    void refusesWhatItLacksAndLogsIt(String method) throws Exception {
        Status refused = refusal(() -> call(method, "Hello?"));

        assertThat(refused.getCode()).isEqualTo(Code.UNIMPLEMENTED);
        assertThat(refused.getDescription()).isEqualTo("This fake has no method " + method);
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.requests()).hasSize(1).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo(method);
            assertThat(request.status()).contains(Code.UNIMPLEMENTED);
        });
        assertThat(ended).extracting(RecordedRequest::method).containsExactly(method);
    }

    @Test
    void findsTheCallsOfAMethodThatItLacksByItsFullName() {
        refusal(() -> call("xai_api.Video/GenerateVideo", ""));

        assertThat(xai.requests("xai_api.Video/GenerateVideo")).hasSize(1);
        assertThat(xai.requests("xai_api.Video/ExtendVideo")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> xai.requests("GenerateVideo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xai_api.Files/ListFiles", "xai_api.Files/UploadFile", "xai_api.Chat/GetCompletionChunk"})
    void refusesAMessageThatCannotBeReadWithInternalAndLogsThat(String method) throws Exception {
        Status refused = refusal(() -> call(method, "\uffff is no protobuf"));

        assertThat(refused.getCode()).isEqualTo(Code.INTERNAL);
        assertThat(refused.getDescription()).contains("cannot read", "Invalid protobuf");
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(ended)
                .singleElement()
                .satisfies(call -> assertThat(call.status()).contains(Code.INTERNAL));
        assertThat(xai.cancelledCalls()).isZero();
        assertThat(xai.chat().requests()).isEmpty();
    }

    @Test
    void storesNothingOfAnUploadWithAMessageThatCannotBeRead() throws Exception {
        byte[] init = StubClient.init("half.txt").toByteArray();
        byte[] data = StubClient.data(com.google.protobuf.ByteString.copyFrom(new byte[1000]))
                .toByteArray();

        Status refused = refusal(() -> call("xai_api.Files/UploadFile", init, data, "\uffff".getBytes(UTF_8), data));

        assertThat(refused.getCode()).isEqualTo(Code.INTERNAL);
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.files().all()).isEmpty();
        assertThat(xai.requests("UploadFile")).singleElement().satisfies(call -> {
            assertThat(call.status()).contains(Code.INTERNAL);
            assertThat(call.upload().orElseThrow().name()).isEqualTo("half.txt");
        });
        assertThat(stubs.upload("whole.txt", "all of it").getSize()).isEqualTo(9);
    }

    @Test
    void listsItsServicesToToolsWithoutAKeyAndDescribesThem() throws Exception {
        ServerReflectionResponse services =
                reflect(ServerReflectionRequest.newBuilder().setListServices("").build());
        ServerReflectionResponse files = reflect(ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol("xai_api.Files")
                .build());

        assertThat(services.getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .containsExactlyInAnyOrder(
                        FilesGrpc.SERVICE_NAME,
                        ChatGrpc.SERVICE_NAME,
                        ImageGrpc.SERVICE_NAME,
                        ModelsGrpc.SERVICE_NAME,
                        TokenizeGrpc.SERVICE_NAME,
                        AuthGrpc.SERVICE_NAME,
                        BatchMgmtGrpc.SERVICE_NAME,
                        CollectionsGrpc.SERVICE_NAME,
                        DocumentsGrpc.SERVICE_NAME,
                        HealthGrpc.SERVICE_NAME,
                        ServerReflectionGrpc.SERVICE_NAME);
        List<String> messages = new ArrayList<>();
        for (var bytes : files.getFileDescriptorResponse().getFileDescriptorProtoList()) {
            FileDescriptorProto.parseFrom(bytes).getMessageTypeList().forEach(type -> messages.add(type.getName()));
        }
        assertThat(messages).contains(UploadFileChunk.getDescriptor().getName());
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.requests())
                .extracting(RecordedRequest::method)
                .containsOnly("grpc.reflection.v1.ServerReflection/ServerReflectionInfo");
    }

    private ServerReflectionResponse reflect(ServerReflectionRequest request) throws Exception {
        BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call =
                ServerReflectionGrpc.newBlockingV2Stub(stubs.bare()).serverReflectionInfo();
        call.write(request);
        ServerReflectionResponse response = call.read();
        call.halfClose();
        assertThat(call.read()).isNull();
        return response;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", FilesGrpc.SERVICE_NAME, ChatGrpc.SERVICE_NAME, "xai_api.Models"})
    void tellsItsHealthWithoutAKey(String service) throws Exception {
        assertThat(HealthGrpc.newBlockingV2Stub(stubs.bare())
                        .check(HealthCheckRequest.newBuilder()
                                .setService(service)
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
        assertThat(refusal(() -> HealthGrpc.newBlockingV2Stub(stubs.bare())
                                .check(HealthCheckRequest.newBuilder()
                                        .setService("xai_api.Video")
                                        .build()))
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    private void call(String method, String message) throws Exception {
        call(method, message.getBytes(UTF_8));
    }

    private void call(String method, byte[]... messages) throws Exception {
        MethodDescriptor<byte[], byte[]> descriptor = MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName(method)
                .build();
        BlockingClientCall<byte[], byte[]> call = ClientCalls.blockingBidiStreamingCall(
                stubs.files().getChannel(), descriptor, CallOptions.DEFAULT.withDeadlineAfter(LONG));
        for (byte[] message : messages) {
            if (!call.write(Arrays.copyOf(message, message.length))) {
                break;
            }
        }
        call.halfClose();
        call.read();
    }

    private static final class Bytes implements Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
