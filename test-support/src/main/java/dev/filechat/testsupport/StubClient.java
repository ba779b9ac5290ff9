// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testsupport;

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
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A client made of the generated stubs alone, without the library. */
public final class StubClient implements AutoCloseable {

    private static final int MAX_MESSAGE = 20 << 20;

    /** Longer than any test takes: a call that hangs fails. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ManagedChannel channel;
    private final Channel withKey;

    private StubClient(ManagedChannel channel, String authorization) {
        this.channel = channel;
        Metadata metadata = new Metadata();
        metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        this.withKey = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    /** Returns a client of a server without TLS. */
    public static StubClient to(String host, int port, String key) {
        return over(loopback(host, port).build(), key);
    }

    /** Returns a client that closes the channel with itself. */
    public static StubClient over(ManagedChannel channel, String key) {
        return withAuthorization(channel, "Bearer " + key);
    }

    /** Returns a client whose calls have this value of the metadata {@code authorization}. */
    public static StubClient withAuthorization(ManagedChannel channel, String authorization) {
        return new StubClient(channel, authorization);
    }

    /** Begins a channel without TLS, which takes messages as large as the service's largest. */
    public static NettyChannelBuilder loopback(String host, int port) {
        return NettyChannelBuilder.forAddress(host, port).usePlaintext().maxInboundMessageSize(MAX_MESSAGE);
    }

    /** Returns the channel, whose calls have no key. */
    public Channel bare() {
        return channel;
    }

    public FilesGrpc.FilesBlockingV2Stub files() {
        return FilesGrpc.newBlockingV2Stub(withKey).withDeadlineAfter(LIMIT);
    }

    /** Returns stubs over a channel that was put before the one of {@link #files()}. */
    public FilesGrpc.FilesBlockingV2Stub files(Channel intercepted) {
        return FilesGrpc.newBlockingV2Stub(intercepted).withDeadlineAfter(LIMIT);
    }

    public ChatGrpc.ChatBlockingV2Stub chat() {
        return ChatGrpc.newBlockingV2Stub(withKey).withDeadlineAfter(LIMIT);
    }

    /** Sends the messages as they are, and waits for the response. */
    public File send(Iterable<UploadFileChunk> messages) throws Exception {
        BlockingClientCall<UploadFileChunk, File> call = files().uploadFile();
        for (UploadFileChunk message : messages) {
            if (!call.write(message)) {
                break;
            }
        }
        call.halfClose();
        return call.read();
    }

    public File upload(String name, byte[] content, int chunkSize) throws Exception {
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

    public File upload(String name, String content) throws Exception {
        return upload(name, content.getBytes(UTF_8), 1 << 20);
    }

    public static UploadFileChunk init(String name) {
        return UploadFileChunk.newBuilder()
                .setInit(UploadFileInit.newBuilder().setName(name))
                .build();
    }

    public static UploadFileChunk init(String name, long expiresAfter) {
        return UploadFileChunk.newBuilder()
                .setInit(UploadFileInit.newBuilder().setName(name).setExpiresAfter(expiresAfter))
                .build();
    }

    public static UploadFileChunk data(ByteString bytes) {
        return UploadFileChunk.newBuilder().setData(bytes).build();
    }

    public static GetCompletionsRequest ask(String question, String... fileIds) {
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

    public static Content text(String text) {
        return Content.newBuilder().setText(text).build();
    }

    /** Returns the text of the whole answer. */
    public String answer(String question, String... fileIds) throws Exception {
        return chat().getCompletion(ask(question, fileIds))
                .getOutputs(0)
                .getMessage()
                .getContent();
    }

    public List<GetChatCompletionChunk> stream(GetCompletionsRequest request) throws Exception {
        return drain(chat().getCompletionChunk(request));
    }

    public static <T> List<T> drain(BlockingClientCall<?, T> call) throws Exception {
        List<T> all = new ArrayList<>();
        for (T next = call.read(); next != null; next = call.read()) {
            all.add(next);
        }
        return all;
    }

    /** Returns the status with which the service refuses a call. */
    public static Status refusal(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).as("the call was not refused").isInstanceOf(StatusException.class);
        return ((StatusException) thrown).getStatus();
    }

    public static ByteString joined(List<FileContentChunk> chunks) {
        return ByteString.copyFrom(
                chunks.stream().map(FileContentChunk::getData).toList());
    }

    /** Ends the calls under way, and waits until the channel is closed. */
    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
