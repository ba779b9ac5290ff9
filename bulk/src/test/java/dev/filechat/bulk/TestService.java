// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedUpload;
import java.util.List;

/** A fake in this process, whose clock the tests move, and its clients. */
final class TestService implements AutoCloseable {
    static final String KEY = "test-key";
    static final String ANOTHER_KEY = "another-key";

    final ManualClock clock = new ManualClock();
    final FakeXai xai =
            FakeXai.builder().inProcess().keys(KEY, ANOTHER_KEY).clock(clock).start();

    FileChatClient client(String key) {
        return xai.configure(FileChatClient.builder()).apiKey(key).build();
    }

    Bulk.Builder bulk(FileChatClient client) {
        return Bulk.builder(client).clock(clock);
    }

    /** The names of the uploads that the service did not refuse at once. */
    List<String> uploads() {
        return xai.requests("UploadFile").stream()
                .flatMap(request -> request.upload().stream())
                .map(RecordedUpload::name)
                .toList();
    }

    String idOf(String name) {
        List<FakeFile> files = xai.files().named(name);
        if (files.size() != 1) {
            throw new AssertionError(name + " is stored " + files.size() + " times");
        }
        return files.getFirst().id();
    }

    @Override
    public void close() {
        xai.close();
    }
}
