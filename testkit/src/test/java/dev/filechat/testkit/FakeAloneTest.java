// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.File;
import dev.filechat.proto.FileContentChunk;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testsupport.StubClient;
import io.grpc.stub.BlockingClientCall;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fake needs, measured where it is alone in its JVM, and its clients are not. */
class FakeAloneTest {

    private static final int CLIENTS = 200;

    @TempDir
    private Path directory;

    /** Half a gibibyte, the largest file, in the chunks of xAI's SDK and in less than 32 MiB of heap. */
    @Test
    @Tag("slow")
    void holdsTheLargestFileInASmallHeap() throws Exception {
        MessageDigest sent = MessageDigest.getInstance("SHA-256");
        MessageDigest received = MessageDigest.getInstance("SHA-256");
        Random random = new Random(5);
        Stream<UploadFileChunk> chunks = IntStream.range(0, 171).mapToObj(i -> {
            byte[] bytes = new byte[i < 170 ? 3 << 20 : 2 << 20];
            random.nextBytes(bytes);
            sent.update(bytes);
            return StubClient.data(ByteString.copyFrom(bytes));
        });
        try (FakeAlone fake = FakeAlone.start(directory, "-Xmx31m", "-XX:+ExitOnOutOfMemoryError");
                StubClient stubs = StubClients.ofFakeAt(fake.port())) {
            File file = stubs.send(Stream.concat(Stream.of(StubClient.init("large.bin")), chunks)::iterator);
            assertThat(file.getSize()).isEqualTo(512L << 20);

            BlockingClientCall<?, FileContentChunk> download = stubs.files()
                    .retrieveFileContent(RetrieveFileContentRequest.newBuilder()
                            .setFileId(file.getId())
                            .build());
            for (FileContentChunk chunk = download.read(); chunk != null; chunk = download.read()) {
                received.update(chunk.getData().asReadOnlyByteBuffer());
            }
            assertThat(received.digest()).isEqualTo(sent.digest());
            assertThat(fake.state().onDisk()).isEqualTo(1);
        }
    }

    /** Each with a connection of its own. The event loops start with their first connections, and stay. */
    @Test
    @Tag("slow")
    void isEmptyAfter200ClientsAtOnceAndHoldsNoMoreThanBefore() throws Exception {
        try (FakeAlone fake = FakeAlone.start(directory, "-Xmx256m")) {
            for (int i = 0; i < 16; i++) {
                visit(fake, 1);
            }
            FakeAlone.State before = fake.stateOnce(FakeAloneTest::isEmpty);
            assertThat(before).matches(FakeAloneTest::isEmpty);

            FakeAlone.State during = visit(fake, CLIENTS);

            assertThat(during.files()).isEqualTo(CLIENTS);
            assertThat(during.onDisk()).isEqualTo(CLIENTS);
            assertThat(during.handles()).as("a connection for each client").isGreaterThan(CLIENTS);
            assertThat(fake.stateOnce(state -> isEmpty(state) && state.handles() <= before.handles()))
                    .matches(FakeAloneTest::isEmpty)
                    .satisfies(after -> assertThat(after.threads()).isLessThanOrEqualTo(before.threads()))
                    .satisfies(after -> assertThat(after.handles()).isLessThanOrEqualTo(before.handles()));
        }
    }

    private static boolean isEmpty(FakeAlone.State state) {
        return state.files() + state.onDisk() + state.openCalls() == 0;
    }

    /** So many clients upload at once, and then ask and delete at once; what the fake holds in between. */
    private static FakeAlone.State visit(FakeAlone fake, int clients) throws Exception {
        CountDownLatch uploaded = new CountDownLatch(clients);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Future<?>> visits = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                String code = "K" + (10_000 + i);
                visits.add(threads.submit(() -> {
                    try (StubClient stubs = StubClients.ofFakeAt(fake.port())) {
                        File file = upload(stubs, code);
                        uploaded.countDown();
                        goOn.await();
                        assertThat(stubs.answer("What is the code?", file.getId()))
                                .isEqualTo("The code is " + code + ".");
                        assertThat(stubs.files()
                                        .deleteFile(DeleteFileRequest.newBuilder()
                                                .setFileId(file.getId())
                                                .build())
                                        .getDeleted())
                                .isTrue();
                    }
                    return null;
                }));
            }
            boolean all = uploaded.await(60, TimeUnit.SECONDS);
            FakeAlone.State during = fake.state();
            goOn.countDown();
            for (Future<?> visit : visits) {
                visit.get();
            }
            assertThat(all).as("all have uploaded").isTrue();
            return during;
        }
    }

    /** More than is kept in memory. */
    private static File upload(StubClient stubs, String code) throws Exception {
        String text = "The code is " + code + ".\n\n" + "Nothing of interest happened that day.\n\n".repeat(3_000);
        return stubs.upload(code + ".txt", text.getBytes(UTF_8), 50_000);
    }
}
