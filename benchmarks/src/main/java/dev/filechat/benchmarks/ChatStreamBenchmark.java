// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import dev.filechat.FileChatClient;
import dev.filechat.benchmarks.contenders.Address;
import dev.filechat.benchmarks.server.ChunkBurst;
import dev.filechat.benchmarks.server.ServerKind;
import dev.filechat.benchmarks.server.ServerProcess;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.Content;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.MessageRole;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A streamed answer, read to its end by one thread: over the public API, and with the stub that grpc-java generates.
 * Each contender counts the characters, so that no answer goes unread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6, batchSize = ChatStreamBenchmark.ANSWERS)
@Measurement(iterations = 6, batchSize = ChatStreamBenchmark.ANSWERS)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls start() first
public class ChatStreamBenchmark {
    /** How many answers are one operation, so that short ones take a time that can be measured. */
    public static final int ANSWERS = 20;

    /** How many chunks an answer has. */
    @Param("2000")
    public int chunks;

    private ServerProcess server;
    private FileChatClient client;
    private ManagedChannel channel;

    /** Starts the server and connects to it. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        server = ServerProcess.start(ServerKind.BARE, false);
        Address address = Address.of(server, "grpc-netty");
        client = address.client();
        channel = address.channel();
    }

    /** Ends them. */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        client.close();
        channel.shutdownNow();
        server.close();
    }

    /** The public API: chunks of filechat's own, the whole response put together. */
    @Benchmark
    public long filechat() {
        long characters = 0;
        try (ChatStream stream = client
                .chat()
                .create("grok-4.5", ChatOptions.builder().maxTokens(chunks).build())
                .append(Message.user("Go on."))
                .stream()) {
            for (ChatChunk chunk : stream) {
                characters += chunk.content().length();
            }
            return checked(characters, stream.response().content().length());
        }
    }

    /** The generated blocking stub, whose messages are read and thrown away. */
    @Benchmark
    public long generatedBlockingStub() {
        long characters = 0;
        Iterator<GetChatCompletionChunk> answers = ChatGrpc.newBlockingStub(channel)
                .getCompletionChunk(GetCompletionsRequest.newBuilder()
                        .setModel("grok-4.5")
                        .setMaxTokens(chunks)
                        .addMessages(dev.filechat.proto.Message.newBuilder()
                                .setRole(MessageRole.ROLE_USER)
                                .addContent(Content.newBuilder().setText("Go on.")))
                        .build());
        while (answers.hasNext()) {
            characters += answers.next().getOutputs(0).getDelta().getContent().length();
        }
        return checked(characters, characters);
    }

    private long checked(long characters, long whole) {
        long sent = (long) chunks * ChunkBurst.WORD.length();
        if (characters != sent || whole != sent) {
            throw new IllegalStateException(characters + " and " + whole + " characters came of " + sent);
        }
        return characters;
    }
}
