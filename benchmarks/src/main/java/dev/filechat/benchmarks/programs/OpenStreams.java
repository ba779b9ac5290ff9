// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.programs;

import dev.filechat.FileChatClient;
import dev.filechat.benchmarks.contenders.Address;
import dev.filechat.benchmarks.server.ServerKind;
import dev.filechat.benchmarks.server.ServerProcess;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.Content;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.MessageRole;
import io.grpc.ManagedChannel;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures the heap that an open stream holds. One client opens many streams; a virtual thread reads each of them, has
 * its first chunk, and waits for the next.
 */
public final class OpenStreams {
    private static final String HOLDS = "holds";
    private static final int AT_ONCE = 200;

    /**
     * Until the compilers have done: the frames of the waiting threads are kept on the heap, and those of code that is
     * interpreted or half compiled are large. After 200 a stream holds 9.7 KiB, after 600 6.8, after 1,500 5.3
     * (measured).
     */
    private static final int WARM_UPS = 1_500;

    private OpenStreams() {}

    /** One stream: opened, its first chunk read; then the latch is counted down, and the second chunk waited for. */
    private interface Reading {
        void run(String user, Runnable opened) throws Exception;
    }

    /**
     * Runs it.
     *
     * @param args how many streams, and over what: {@code filechat} or {@code generatedBlockingStub}
     */
    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        try (ServerProcess server = ServerProcess.start(ServerKind.BARE, false)) {
            Address address = Address.of(server, "grpc-netty");
            FileChatClient client = address.client();
            ManagedChannel channel = address.channel();
            Reading reading = args[1].equals("filechat")
                    ? (user, opened) -> read(client, user, opened)
                    : (user, opened) -> read(channel, user, opened);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            for (int i = 0; i < WARM_UPS; i++) {
                open(AT_ONCE, "", reading, threads, failure);
            }
            open(AT_ONCE, HOLDS, reading, threads, failure);
            long before = liveBytes();
            open(count, HOLDS, reading, threads, failure);
            long after = liveBytes();
            if (failure.get() != null) {
                throw new IllegalStateException(failure.get());
            }
            new Figures()
                    .with("kibibytesEach", (double) (after - before) / count / 1024)
                    .print();
            Runtime.getRuntime().halt(0); // whoever waits for a chunk waits for ever
        }
    }

    private static void open(
            int count, String user, Reading reading, ExecutorService threads, AtomicReference<Throwable> failure)
            throws InterruptedException {
        CountDownLatch open = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            threads.execute(() -> {
                try {
                    reading.run(user, open::countDown);
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                    open.countDown();
                }
            });
        }
        open.await();
    }

    private static void read(FileChatClient client, String user, Runnable opened) {
        try (ChatStream stream = client
                .chat()
                .create(
                        "grok-4.5",
                        ChatOptions.builder().maxTokens(2).endUserId(user).build())
                .append(Message.user("Go on."))
                .stream()) {
            var chunks = stream.iterator();
            chunks.next();
            opened.run();
            chunks.next();
        }
    }

    private static void read(ManagedChannel channel, String user, Runnable opened) {
        Iterator<GetChatCompletionChunk> chunks = ChatGrpc.newBlockingStub(channel)
                .getCompletionChunk(GetCompletionsRequest.newBuilder()
                        .setModel("grok-4.5")
                        .setMaxTokens(2)
                        .setUser(user)
                        .addMessages(dev.filechat.proto.Message.newBuilder()
                                .setRole(MessageRole.ROLE_USER)
                                .addContent(Content.newBuilder().setText("Go on.")))
                        .build());
        chunks.next();
        opened.run();
        chunks.next();
    }

    /** What is on the heap and in use; collected more than once, since references are cleared one after the other. */
    private static long liveBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
