// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.data;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.ByteString;
import dev.filechat.proto.File;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.testkit.RawHttp2.Frame;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.testsupport.StubClient;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls whose connection breaks, byte by byte and as the stubs see it. */
class ConnectionFaultTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String LIST = "/xai_api.Files/ListFiles";
    private static final String UPLOAD = "/xai_api.Files/UploadFile";
    private static final ListFilesRequest EVERYTHING = ListFilesRequest.getDefaultInstance();
    private static final int SOME_SIZE = 1000;

    @Test
    void answersARawSocketWhenNothingGoesWrong() throws Exception {
        try (FakeXai xai = FakeXai.start();
                RawHttp2 raw = RawHttp2.to(xai)) {
            raw.call(1, LIST, xai.key(), EVERYTHING);

            assertThat(message(raw.untilEnd(1))).isEqualTo(ListFilesResponse.getDefaultInstance());
        }
    }

    private static ListFilesResponse message(List<Frame> frames) throws Exception {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        frames.stream()
                .filter(frame -> frame.type() == RawHttp2.DATA)
                .forEach(frame -> data.writeBytes(frame.payload()));
        byte[] message = data.toByteArray();
        return ListFilesResponse.parseFrom(Arrays.copyOfRange(message, 5, message.length));
    }

    @Test
    void storesAndThenLosesTheAnswer() throws Exception {
        try (FakeXai xai = FakeXai.start();
                RawHttp2 raw = RawHttp2.to(xai)) {
            xai.faults().onUploads().loseAnswer();
            raw.begin(1, UPLOAD, xai.key());
            raw.send(1, init("a.txt"), false);
            raw.send(1, data(ByteString.copyFromUtf8("text")), true);

            ByteArrayOutputStream received = new ByteArrayOutputStream();
            assertThat(raw.rest(received)).containsIgnoringCase("reset");
            assertThat(types(received)).doesNotContain(RawHttp2.HEADERS, RawHttp2.DATA);
            assertThat(xai.files().named("a.txt")).hasSize(1);
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    private static List<Integer> types(ByteArrayOutputStream received) {
        List<Integer> types = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(received.toByteArray());
        while (bytes.remaining() >= 9) {
            int lengthAndType = bytes.getInt();
            types.add(lengthAndType & 0xff);
            bytes.position(bytes.position() + 5 + (lengthAndType >>> 8));
        }
        return types;
    }

    @Test
    void resetsAfterReceivingSoManyBytes() throws Exception {
        try (FakeXai xai = FakeXai.start();
                RawHttp2 raw = RawHttp2.to(xai)) {
            xai.faults().onUploads().resetAfterReceiving(SOME_SIZE);
            raw.begin(1, UPLOAD, xai.key());
            raw.send(1, init("a.txt"), false);
            raw.send(1, data(ByteString.copyFrom(new byte[SOME_SIZE / 2])), false);
            raw.call(3, LIST, xai.key(), EVERYTHING);
            raw.untilEnd(3); // so far it holds
            raw.send(1, data(ByteString.copyFrom(new byte[SOME_SIZE])), true);

            assertThat(raw.rest(new ByteArrayOutputStream())).containsIgnoringCase("reset");
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    @Test
    void resetsAfterSendingSoManyBytes() throws Exception {
        try (FakeXai xai = FakeXai.start();
                StubClient stubs = StubClients.of(xai);
                RawHttp2 raw = RawHttp2.to(xai)) {
            for (int i = 0; i < 20; i++) {
                stubs.upload("a-rather-long-name-" + i, "text");
            }
            raw.next(RawHttp2.SETTINGS);
            raw.call(1, LIST, xai.key(), EVERYTHING);
            raw.untilEnd(1);
            xai.faults().on("ListFiles").resetAfterSending(SOME_SIZE);
            raw.call(3, LIST, xai.key(), EVERYTHING);

            ByteArrayOutputStream received = new ByteArrayOutputStream();
            assertThat(raw.rest(received)).containsIgnoringCase("reset");
            assertThat(received.size()).isEqualTo(SOME_SIZE);
        }
    }

    @Test
    void sendsGoawayAndStillAnswers() throws Exception {
        try (FakeXai xai = FakeXai.start();
                RawHttp2 raw = RawHttp2.to(xai)) {
            xai.faults().on("ListFiles").goAway();
            raw.call(1, LIST, xai.key(), EVERYTHING);

            List<Frame> frames = raw.untilEnd(1);
            assertThat(frames)
                    .filteredOn(frame -> frame.type() == RawHttp2.GOAWAY)
                    .singleElement()
                    .satisfies(frame -> assertThat(frame.payload()).isEqualTo(goAway(Integer.MAX_VALUE)));
            assertThat(message(frames)).isEqualTo(ListFilesResponse.getDefaultInstance());
        }
    }

    @Test
    void sendsGoawayAndCarriesNothingOut() throws Exception {
        try (FakeXai xai = FakeXai.start();
                RawHttp2 raw = RawHttp2.to(xai)) {
            xai.faults().on("ListFiles").goAwayUnprocessed();
            raw.call(1, LIST, xai.key(), EVERYTHING);

            assertThat(raw.next(RawHttp2.GOAWAY).payload()).isEqualTo(goAway(0));
            assertThat(xai.openCalls()).isEqualTo(1);
        }
    }

    /** What the client sent before it knew is ignored too: it sends it again on another connection. */
    @Test
    void carriesNothingOutThatComesAfterGoaway() throws Exception {
        try (FakeXai xai = FakeXai.start();
                RawHttp2 raw = RawHttp2.to(xai)) {
            xai.faults().on("ListFiles").once().goAwayUnprocessed();
            raw.call(1, LIST, xai.key(), EVERYTHING);
            raw.next(RawHttp2.GOAWAY);

            raw.call(3, LIST, xai.key(), EVERYTHING);

            assertThat(raw.answers(3, Duration.ofMillis(500))).isFalse();
            assertThat(xai.openCalls()).isEqualTo(2);
        }
    }

    private static byte[] goAway(int lastStream) {
        return ByteBuffer.allocate(8).putInt(lastStream).putInt(0).array();
    }

    @Test
    void sendsGarbage() throws Exception {
        try (FakeXai xai = FakeXai.start();
                RawHttp2 raw = RawHttp2.to(xai)) {
            raw.next(RawHttp2.SETTINGS);
            raw.next(RawHttp2.SETTINGS); // the acknowledgement
            xai.faults().on("ListFiles").garbage();
            raw.call(1, LIST, xai.key(), EVERYTHING);

            byte[] received = new byte[64];
            raw.readFully(received);
            assertThat(received).containsOnly(0xff);
        }
    }

    /** What a client of the stubs makes of it, over TLS too: the same faults, inside it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void breaksTheConnectionOfAClient(boolean tls) throws Exception {
        FakeXaiBuilder builder = FakeXai.builder();
        try (FakeXai xai = tls ? builder.tls().start() : builder.start();
                FaultyProxy counting = FaultyProxy.to(xai.host(), xai.port());
                StubClient stubs = StubClient.over(channel(xai, tls, counting.port()), xai.key())) {
            xai.faults().onUploads().nth(1).garbage();
            xai.faults().onUploads().nth(2).loseAnswer();
            xai.faults().onUploads().nth(3).goAwayUnprocessed();
            xai.faults().onUploads().nth(5).goAway(); // the fourth is the third, once more

            assertThat(refusal(() -> stubs.upload("garbage", "text")).getCode()).isIn(Code.INTERNAL, Code.UNAVAILABLE);
            assertThat(refusal(() -> stubs.upload("lost", "text")).getCode()).isEqualTo(Code.UNAVAILABLE);
            File repeated = stubs.upload("repeated", "text");
            stubs.upload("graceful", "text");
            stubs.upload("elsewhere", "text");
            assertThat(counting.connections()).isEqualTo(5);
            assertThat(xai.files().named("garbage")).isEmpty();
            assertThat(xai.files().named("lost")).hasSize(1);
            assertThat(xai.files().named("repeated"))
                    .singleElement()
                    .satisfies(file -> assertThat(file.id()).isEqualTo(repeated.getId()));
        }
    }

    private static ManagedChannel channel(FakeXai xai, boolean tls, int port) throws Exception {
        ChannelCredentials credentials = InsecureChannelCredentials.create();
        if (tls) {
            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(xai.trustedCertificate().getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            credentials = TlsChannelCredentials.newBuilder()
                    .trustManager(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .build();
        }
        return Grpc.newChannelBuilderForAddress("127.0.0.1", port, credentials).build();
    }

    @Test
    void anInProcessFakeHasNoConnectionToBreak() {
        try (FakeXai xai = FakeXai.builder().inProcess().start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> xai.faults().onUploads().loseAnswer())
                    .withMessageContaining("in-process");
            assertThat(xai.faults().active()).isEmpty();
        }
    }
}
