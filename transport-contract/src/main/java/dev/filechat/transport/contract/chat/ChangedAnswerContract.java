// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.File;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client makes of answers that are not what a service should answer. */
public interface ChangedAnswerContract extends OverTransport {
    /** What a newer service says is kept as it is. */
    @Test
    default void unknownEnumValuesAreKept() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().reply("Hello.");
            xai.faults().onChats().unknownEnumValues();

            ChatResponse response = client.chat()
                    .create("grok-4.5")
                    .append(user("Which risks?"))
                    .sample();

            assertThat(response.outputs()).singleElement().satisfies(output -> {
                assertThat(output.finishReason()).isEqualTo(new FinishReason(99));
                assertThat(output.role()).isEqualTo(new Role(99));
                assertThat(output.content()).isEqualTo("Hello.");
            });
        }
    }

    /** A listing that would never end does. */
    @Test
    default void aTokenThatComesAgainEndsTheListing() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            client.files().upload(FileSource.of("a", new byte[10]));
            xai.faults()
                    .on("ListFiles")
                    .changeAnswer(
                            ListFilesResponse.class,
                            page -> page.toBuilder().setPaginationToken("again").build());

            assertThatExceptionOfType(FileChatException.class)
                    .isThrownBy(() -> client.files().list().stream().count())
                    .withMessageContaining("token");
            assertThat(xai.calls("ListFiles")).isEqualTo(2);
        }
    }

    /** The service leaves the token of the last page out, or sends it empty. */
    @Test
    default void anEmptyTokenIsThatOfTheLastPage() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            for (String name : List.of("a", "b", "c")) {
                client.files().upload(FileSource.of(name, new byte[10]));
            }
            xai.faults()
                    .on("ListFiles")
                    .changeAnswer(
                            ListFilesResponse.class,
                            page -> page.toBuilder()
                                    .setPaginationToken(page.getPaginationToken())
                                    .build());
            ListFilesRequest twoAPage = ListFilesRequest.builder().limit(2).build();

            FilePage first = client.files().list(twoAPage);
            FilePage last = client.files()
                    .list(twoAPage.toBuilder()
                            .pageToken(first.nextPageToken().orElseThrow())
                            .build());

            assertThat(last.files()).extracting(StoredFile::name).containsExactly("c");
            assertThat(last.nextPageToken()).isEmpty();
            assertThat(client.files().listAll(twoAPage))
                    .extracting(StoredFile::name)
                    .containsExactly("a", "b", "c");
            assertThat(xai.calls("ListFiles")).isEqualTo(4);
        }
    }

    /** The name that a service gives a file is returned as it is. */
    @Test
    default void whateverTheServiceSaysOfAFileIsTold() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults()
                    .onUploads()
                    .changeAnswer(
                            File.class,
                            file -> file.toBuilder().setFilename("renamed").build());

            StoredFile stored = client.files().upload(FileSource.of("a", new byte[10]));

            assertThat(stored.name()).isEqualTo("renamed");
            assertThat(client.files().get(stored.id()).name()).isEqualTo("a");
        }
    }
}
