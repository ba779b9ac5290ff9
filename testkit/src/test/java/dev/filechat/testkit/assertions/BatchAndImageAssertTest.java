// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.assertions.FakeXaiAssertTest.assertFailure;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThatCall;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThatIllegalArgumentException;
import static dev.filechat.testkit.chat.TextMatcher.containing;

import dev.filechat.FileChatClient;
import dev.filechat.batches.Batch;
import dev.filechat.chat.messages.Content;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.images.GeneratedImage;
import dev.filechat.images.ImageRequest;
import dev.filechat.testkit.FakeXai;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What assertions about batches and pictures say when they fail, and the pictures that a test does not let be made. */
class BatchAndImageAssertTest {

    private static final String MODEL = "grok-imagine-image";

    @AutoClose
    private final FakeXai xai = FakeXai.builder().inProcess().start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @Test
    void aBatchIsFoundAndChecked() {
        xai.chat().whenUserSays(containing("bad")).fail(Code.INVALID_ARGUMENT, "No.");
        xai.chat().whenUserSays(containing("good")).reply("Yes.");
        Batch batch = client.batches().create("invoices");
        for (String id : List.of("a", "b")) {
            String text = id.equals("b") ? "bad" : "good";
            batch.add(id, client.chat().create("grok-4.5").append(user(text)));
        }

        assertThat(xai)
                .hasBatch(batch.id())
                .hasRequests("b", "a")
                .hasRequests(2)
                .hasPending("a", "b")
                .hasAnswered();
        batch.info();
        batch.info();
        assertThat(xai)
                .hasBatchNamed("invoices")
                .hasEnded()
                .hasAnswered("a")
                .hasFailed("b")
                .hasCancelled();
        assertFailure(() -> assertThat(xai).hasBatchNamed("orders"))
                .startsWith("Expected the fake to have a batch \"orders\". Its batches:\n  " + batch.id());
        assertFailure(() -> assertThat(xai).hasBatch("batch_1")).contains("a batch batch_1.", batch.id());
        assertFailure(() -> assertThat(xai).hasBatch(batch.id()).hasRequests("a"))
                .isEqualTo("Expected batch " + batch.id() + " \"invoices\" to have requests [a], and it has [a, b]."
                        + "\nIts requests:\n  a=SUCCEEDED\n  b=FAILED");
        assertFailure(() -> assertThat(xai).hasBatch(batch.id()).hasRequests(1))
                .contains("to have 1 request, and it has 2.");
        assertFailure(() -> assertThat(xai).hasBatch(batch.id()).hasFailed("a"))
                .contains("to have failed [a], and it has [b].");
        assertFailure(() -> assertThat(xai).hasBatch(batch.id()).hasPending("a"))
                .contains("to have pending [a], and it has [].");
    }

    @Test
    void aCancelledBatchHasEnded() {
        Batch batch = client.batches().create("invoices");
        batch.add("a", client.chat().create("grok-4.5").append(user("Hello?")));
        assertFailure(() -> assertThat(xai).hasBatch(batch.id()).hasEnded())
                .contains("to have pending [], and it has [a].");

        batch.cancel();

        assertThat(xai).hasBatch(batch.id()).hasEnded().hasCancelled("a");
    }

    @Test
    void aRequestForPicturesIsChecked() {
        assertFailure(() -> assertThat(xai).lastImageRequest())
                .startsWith("Expected the fake to have received a request for pictures.");
        StoredFile gate = client.files().upload(FileSource.of("gate.png", new byte[] {1}));

        client.images()
                .generate(ImageRequest.builder(MODEL, "Make it red")
                        .sources(List.of(Content.image(gate)))
                        .n(2)
                        .build());

        assertThat(xai)
                .receivedImageRequests(1)
                .lastImageRequest()
                .hasPrompt(containing("red"))
                .hasModel(MODEL)
                .asksFor(2)
                .edits(gate.id());
        assertFailure(() -> assertThat(xai).lastImageRequest().hasPrompt(containing("blue")))
                .isEqualTo("Expected the request for pictures to have a prompt " + containing("blue")
                        + ". It is:\n  2 of grok-imagine-image: \"Make it red\" from 1 picture");
        assertFailure(() -> assertThat(xai).lastImageRequest().edits()).contains("to edit no picture.");
        assertFailure(() -> assertThat(xai).lastImageRequest().asksFor(1)).contains("to ask for 1 picture.");
        assertFailure(() -> assertThat(xai).receivedImageRequests(0))
                .startsWith("Expected the fake to have received no requests for pictures. It received 1:");
    }

    @Test
    void aPictureThatATestRefusesIsNotMade() {
        xai.images().refuse(containing("gun"), Code.PERMISSION_DENIED, "No guns.");

        assertThatCall(() -> client.images().generate(MODEL, "A gun"))
                .failsWith(PermissionDeniedException.class)
                .hasMessageContaining("No guns.");
        client.images().generate(MODEL, "A gate");

        assertThat(xai).receivedImageRequests(2);
        xai.reset();
        client.images().generate(MODEL, "A gun");
        assertThat(xai).receivedImageRequests(1);
        assertThatIllegalArgumentException().isThrownBy(() -> xai.images().refuse(containing("gun"), Code.OK, "Fine."));
    }

    @Test
    void aPictureThatIsHeldBackHasNoBytes() {
        xai.images()
                .refuse(containing("gate"), Code.PERMISSION_DENIED, "No gates.")
                .holdBack(containing("gate"));

        GeneratedImage held = client.images().generate(MODEL, "A gate").images().getFirst();

        assertThat(held.respectsModeration()).isFalse();
        assertThat(held.base64()).isEmpty();
        assertThat(held.url()).isEmpty();
    }
}
