// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.UnknownOutcomeException;
import dev.filechat.files.FileSource;
import dev.filechat.files.StoredFile;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.testkit.FakeXai;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service has done what was asked for, and its answer does not arrive, or cannot be read. */
public interface LostAnswerContract extends OverTransport {
    /** Nobody knows, so nobody repeats it, gRPC neither. */
    @Test
    default void anUploadWhoseAnswerIsLostIsStoredOnceAndSaidToBeUnknown() {
        try (FakeXai xai = FakeXai.start();
                CuttingProxy proxy =
                        CuttingProxy.to(xai, () -> !xai.files().all().isEmpty());
                FileChatClient client = through(proxy, xai)) {
            assertThatThrownBy(() -> client.files().upload(FileSource.of("a", new byte[1000])))
                    .isInstanceOfSatisfying(
                            UnknownOutcomeException.class,
                            e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(proxy.connections()).isEqualTo(1);
            assertThat(xai.files().all()).hasSize(1);
        }
    }

    /** It is repeated, and that the file is not there any more is no surprise. */
    @Test
    default void aDeletionWhoseAnswerIsLostIsRepeated() {
        try (FakeXai xai = FakeXai.start();
                FileChatClient direct = client(xai)) {
            StoredFile file = direct.files().upload(FileSource.of("a", new byte[1000]));
            try (CuttingProxy proxy =
                            CuttingProxy.to(xai, () -> xai.files().all().isEmpty());
                    FileChatClient client = through(proxy, xai)) {
                assertThat(client.files().delete(file.id()).alreadyAbsent()).isTrue();
                assertThat(proxy.connections()).isEqualTo(2);
            }
        }
    }

    /** Asking again would bring the same, or store it twice. */
    @ParameterizedTest
    @EnumSource(
            value = BareCalls.class,
            names = {"RETRIEVE", "COMPLETE", "UPLOAD"})
    default void anAnswerThatCannotBeReadIsNoConnectionFailure(BareCalls call) {
        byte[] garbage = new byte[100];
        Arrays.fill(garbage, (byte) 0xff);
        try (AnsweringPeer peer = AnsweringPeer.early(garbage);
                Transport transport = bare(peer.port())) {
            assertThat(call.failureOn(transport, LONG).kind()).isEqualTo(TransportException.Kind.PROTOCOL);
        }
    }

    private FileChatClient through(CuttingProxy proxy, FakeXai xai) {
        return plaintext(proxy.port()).apiKey(xai.key()).build();
    }
}
