// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.Content;
import dev.filechat.proto.File;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.FileContentChunk;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.proto.UploadFileInit;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A client of nothing but generated stubs. */
public final class Wire implements AutoCloseable {

    static final int MAX_MESSAGE = 20 << 20;

    /** No test needs so long: what hangs, fails. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ManagedChannel channel;
    private final Channel withKey;

    private Wire(ManagedChannel channel, String authorization) {
        this.channel = channel;
        Metadata metadata = new Metadata();
        metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        this.withKey = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    static Wire to(FakeXai xai) {
        return to(xai, xai.key());
    }

    static Wire to(FakeXai xai, String key) {
        return over(loopback(xai).build(), key);
    }

    static Wire inProcess(FakeXai xai) {
        return over(InProcessChannelBuilder.forName(xai.inProcessName()).build(), xai.key());
    }

    static Wire over(ManagedChannel channel, String key) {
        return new Wire(channel, "Bearer " + key);
    }

    static Wire withAuthorization(FakeXai xai, String authorization) {
        return new Wire(loopback(xai).build(), authorization);
    }

    /** To a fake in another JVM, with the default key. */
    static Wire to(int port) {
        return over(loopback("127.0.0.1", port).build(), FakeXai.DEFAULT_KEY);
    }

    static NettyChannelBuilder loopback(FakeXai xai) {
        return loopback(xai.host(), xai.port());
    }

    private static NettyChannelBuilder loopback(String host, int port) {
        return NettyChannelBuilder.forAddress(host, port).usePlaintext().maxInboundMessageSize(MAX_MESSAGE);
    }

    /** Without a key. */
    Channel bare() {
        return channel;
    }

    FilesGrpc.FilesBlockingV2Stub files() {
        return FilesGrpc.newBlockingV2Stub(withKey).withDeadlineAfter(LIMIT);
    }

    /** Over a channel that is put before {@code files().getChannel()}. */
    FilesGrpc.FilesBlockingV2Stub files(Channel intercepted) {
        return FilesGrpc.newBlockingV2Stub(intercepted).withDeadlineAfter(LIMIT);
    }

    ChatGrpc.ChatBlockingV2Stub chat() {
        return ChatGrpc.newBlockingV2Stub(withKey).withDeadlineAfter(LIMIT);
    }

    /** Sends the messages as they are, and waits for the answer. */
    File send(Iterable<UploadFileChunk> messages) throws Exception {
        BlockingClientCall<UploadFileChunk, File> call = files().uploadFile();
        for (UploadFileChunk message : messages) {
            if (!call.write(message)) {
                break;
            }
        }
        call.halfClose();
        return call.read();
    }

    File upload(String name, byte[] content, int chunkSize) throws Exception {
        return send(() -> new Iterator<>() {
            private int position = -1;

            @Override
            public boolean hasNext() {
                return position < content.length;
            }

            @Override
            public UploadFileChunk next() {
                if (position < 0) {
                    position = content.length == 0 ? content.length : 0;
                    return init(name);
                }
                int size = Math.min(chunkSize, content.length - position);
                UploadFileChunk chunk = data(ByteString.copyFrom(content, position, size));
                position += size;
                return chunk;
            }
        });
    }

    File upload(String name, String content) throws Exception {
        return upload(name, content.getBytes(UTF_8), 1 << 20);
    }

    static UploadFileChunk init(String name) {
        return UploadFileChunk.newBuilder()
                .setInit(UploadFileInit.newBuilder().setName(name))
                .build();
    }

    static UploadFileChunk init(String name, long expiresAfter) {
        return UploadFileChunk.newBuilder()
                .setInit(UploadFileInit.newBuilder().setName(name).setExpiresAfter(expiresAfter))
                .build();
    }

    static UploadFileChunk data(ByteString bytes) {
        return UploadFileChunk.newBuilder().setData(bytes).build();
    }

    static GetCompletionsRequest ask(String question, String... fileIds) {
        Message.Builder message =
                Message.newBuilder().setRole(MessageRole.ROLE_USER).addContent(text(question));
        for (String id : fileIds) {
            message.addContent(
                    Content.newBuilder().setFile(FileContent.newBuilder().setFileId(id)));
        }
        return GetCompletionsRequest.newBuilder()
                .setModel("grok-4.5")
                .addMessages(message)
                .build();
    }

    static Content text(String text) {
        return Content.newBuilder().setText(text).build();
    }

    /** The text of the whole answer. */
    String answer(String question, String... fileIds) throws Exception {
        return chat().getCompletion(ask(question, fileIds))
                .getOutputs(0)
                .getMessage()
                .getContent();
    }

    List<GetChatCompletionChunk> stream(GetCompletionsRequest request) throws Exception {
        return drain(chat().getCompletionChunk(request));
    }

    static <T> List<T> drain(BlockingClientCall<?, T> call) throws Exception {
        List<T> all = new ArrayList<>();
        for (T next = call.read(); next != null; next = call.read()) {
            all.add(next);
        }
        return all;
    }

    /** What the service says to a call that it refuses. */
    static Status refusal(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).as("the call was not refused").isInstanceOf(StatusException.class);
        return ((StatusException) thrown).getStatus();
    }

    static ByteString joined(List<FileContentChunk> chunks) {
        return ByteString.copyFrom(
                chunks.stream().map(FileContentChunk::getData).toList());
    }

    @Override
    public void close() throws Exception {
        channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }
}
