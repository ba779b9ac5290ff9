// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.UnknownOutcomeException;
import dev.filechat.files.FileSource;
import dev.filechat.files.StoredFile;
import dev.filechat.testkit.FakeXai;
import org.junit.jupiter.api.Test;

/** The service has done what was asked for, and the connection breaks before its answer arrives. */
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

    private FileChatClient through(CuttingProxy proxy, FakeXai xai) {
        return plaintext(proxy.port()).apiKey(xai.key()).build();
    }
}
