// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.testkit.FakeBatch;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedImageRequest;
import dev.filechat.testkit.RecordedRequest;
import dev.filechat.testkit.chat.ChatRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a fake: its files, and what it was sent. Not thread-safe. */
public final class FakeXaiAssert extends AbstractAssert<FakeXaiAssert, FakeXai> {

    /** A call that the client has cancelled ends a little later on the other side. */
    private static final Duration TIME_TO_END = Duration.ofSeconds(2);

    FakeXaiAssert(FakeXai actual) {
        super(actual, FakeXaiAssert.class);
    }

    /**
     * Verifies that there is a file with this name, and goes on with it; of several with the newest.
     *
     * @param name the name
     * @return the assertions about the file
     */
    public FakeFileAssert hasFile(String name) {
        Objects.requireNonNull(name, "name");
        isNotNull();
        List<FakeFile> named = actual.files().named(name);
        if (named.isEmpty()) {
            fail("Expected the fake to have a file \"" + name + "\". Its files:\n"
                    + Lines.of(actual.files().all()) + uploads(name));
        }
        return new FakeFileAssert(named.getLast());
    }

    /** It may have been there, and been refused or deleted. */
    private String uploads(String name) {
        List<RecordedRequest> uploads = uploadsOf(name);
        List<RecordedRequest> deletions = uploads.isEmpty() ? List.of() : actual.requests("DeleteFile");
        return uploads.isEmpty()
                ? ""
                : "\nUploads with this name:\n" + Lines.of(uploads)
                        + (deletions.isEmpty() ? "" : "\nDeletions:\n" + Lines.of(deletions));
    }

    private List<RecordedRequest> uploadsOf(String name) {
        return actual.requests("UploadFile").stream()
                .filter(request -> request.upload()
                        .filter(upload -> upload.name().equals(name))
                        .isPresent())
                .toList();
    }

    /**
     * Verifies that there is no file with this name.
     *
     * @param name the name
     * @return this
     */
    public FakeXaiAssert hasNoFile(String name) {
        Objects.requireNonNull(name, "name");
        isNotNull();
        List<FakeFile> named = actual.files().named(name);
        if (!named.isEmpty()) {
            fail("Expected the fake to have no file \"" + name + "\". It has:\n" + Lines.of(named));
        }
        return this;
    }

    /**
     * Verifies that all files are deleted or expired, or none was ever stored.
     *
     * @return this
     */
    public FakeXaiAssert hasNoFiles() {
        return hasFiles(0);
    }

    /**
     * Checks that there is the given number of files, of all keys.
     *
     * @param count how many
     * @return this
     */
    public FakeXaiAssert hasFiles(int count) {
        isNotNull();
        List<FakeFile> files = actual.files().all();
        if (files.size() != count) {
            fail("Expected the fake to have " + Counted.of(count, "file") + ". It has " + files.size() + ":\n"
                    + Lines.of(files));
        }
        return this;
    }

    /**
     * Verifies that an upload of a file with this name was tried, even if it failed, and returns an assertion of the
     * newest such call.
     *
     * @param name the name
     * @return the assertions about the call
     */
    public RecordedRequestAssert receivedUpload(String name) {
        Objects.requireNonNull(name, "name");
        isNotNull();
        List<RecordedRequest> uploads = uploadsOf(name);
        if (uploads.isEmpty()) {
            fail("Expected the fake to have received an upload of \"" + name + "\". Uploads:\n"
                    + Lines.of(actual.requests("UploadFile")));
        }
        return new RecordedRequestAssert(uploads.getLast());
    }

    /**
     * Verifies how often a method was called, refused calls among them.
     *
     * @param method the name alone, such as {@code "UploadFile"}
     * @param count how often
     * @return this
     * @throws IllegalArgumentException if the service has no such method
     */
    public FakeXaiAssert receivedCalls(String method, int count) {
        isNotNull();
        int calls = actual.calls(method);
        if (calls != count) {
            fail("Expected the fake to have received " + Counted.of(count, "call") + " of " + method + ". It received "
                    + calls + ":\n" + Lines.of(actual.requests(method)));
        }
        return this;
    }

    /**
     * Verifies that something was asked in a chat, and goes on with the newest request.
     *
     * @return the assertions about the request
     */
    public ChatRequestAssert lastChatRequest() {
        isNotNull();
        List<ChatRequest> requests = actual.chat().requests();
        if (requests.isEmpty()) {
            fail("Expected the fake to have received a chat request. All that it received:\n"
                    + Lines.of(actual.requests()));
        }
        return new ChatRequestAssert(requests.getLast());
    }

    /**
     * Verifies how many chat requests came, refused ones among them.
     *
     * @param count how many, up to 1,000
     * @return this
     */
    public FakeXaiAssert receivedChatRequests(int count) {
        isNotNull();
        List<ChatRequest> requests = actual.chat().requests();
        if (requests.size() != count) {
            fail("Expected the fake to have received " + Counted.of(count, "chat request") + ". It received "
                    + requests.size() + ":\n" + Lines.of(requests));
        }
        return this;
    }

    /**
     * Verifies that nothing was asked in a chat.
     *
     * @return this
     */
    public FakeXaiAssert receivedNoChatRequests() {
        return receivedChatRequests(0);
    }

    /**
     * Verifies that no chat request came that no script answers though there are scripts.
     *
     * @return this
     */
    public FakeXaiAssert receivedNoUnmatchedChatRequests() {
        isNotNull();
        List<ChatRequest> unmatched = actual.chat().unmatchedRequests();
        if (!unmatched.isEmpty()) {
            fail("Expected a script to answer every chat request. None answered:\n" + Lines.of(unmatched));
        }
        return this;
    }

    /**
     * Verifies that there is a batch with this id, and goes on with it as it is now.
     *
     * @param id the id
     * @return the assertions about the batch
     */
    public FakeBatchAssert hasBatch(String id) {
        Objects.requireNonNull(id, "id");
        isNotNull();
        List<FakeBatch> all = actual.batches().all();
        List<FakeBatch> found =
                all.stream().filter(batch -> batch.id().equals(id)).toList();
        if (found.isEmpty()) {
            fail("Expected the fake to have a batch " + id + ". Its batches:\n" + Lines.of(all));
        }
        return new FakeBatchAssert(found.getFirst());
    }

    /**
     * Verifies that there is a batch with this name, and goes on with it as it is now; of several with the newest.
     *
     * @param name the name
     * @return the assertions about the batch
     */
    public FakeBatchAssert hasBatchNamed(String name) {
        Objects.requireNonNull(name, "name");
        isNotNull();
        List<FakeBatch> named = actual.batches().named(name);
        if (named.isEmpty()) {
            fail("Expected the fake to have a batch \"" + name + "\". Its batches:\n"
                    + Lines.of(actual.batches().all()));
        }
        return new FakeBatchAssert(named.getLast());
    }

    /**
     * Verifies that pictures were asked for, and goes on with the newest request.
     *
     * @return the assertions about the request
     */
    public ImageRequestAssert lastImageRequest() {
        isNotNull();
        List<RecordedImageRequest> requests = actual.images().requests();
        if (requests.isEmpty()) {
            fail("Expected the fake to have received a request for pictures. All that it received:\n"
                    + Lines.of(actual.requests()));
        }
        return new ImageRequestAssert(requests.getLast());
    }

    /**
     * Verifies how many requests for pictures came, refused ones among them.
     *
     * @param count how many, up to 1,000
     * @return this
     */
    public FakeXaiAssert receivedImageRequests(int count) {
        isNotNull();
        List<RecordedImageRequest> requests = actual.images().requests();
        if (requests.size() != count) {
            fail("Expected the fake to have received " + Counted.of(count, "request") + " for pictures. It received "
                    + requests.size() + ":\n" + Lines.of(requests));
        }
        return this;
    }

    /**
     * Verifies that no call is under way: every stream was read to its end or closed. Calls that are about to end are
     * waited for, 2 seconds at most.
     *
     * @return this
     */
    public FakeXaiAssert hasNoOpenCalls() {
        isNotNull();
        try {
            if (!actual.awaitNoOpenCalls(TIME_TO_END)) {
                fail("Expected the fake to have no open calls. Under way:\n"
                        + Lines.of(actual.requests().stream()
                                .filter(request -> request.status().isEmpty())
                                .toList()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("Interrupted while waiting for the end of the calls under way.");
        }
        return this;
    }

    private void fail(String message) {
        failWithMessage("%s", message);
    }
}
