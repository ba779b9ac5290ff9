// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import dev.filechat.FileChatClient;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.TransportProvider;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.FaultyProxy;
import java.util.HashMap;
import java.util.Map;

/** A fake of one kind, on which one history is run after the other. */
final class Stage implements AutoCloseable {
    private final Peer peer;
    private final FakeXai xai;
    private final TransportProvider provider;
    private final FileChatClient direct;

    Stage(Peer peer, TransportProvider provider) {
        this.peer = peer;
        this.xai = peer == Peer.TLS ? FakeXai.builder().tls().start() : FakeXai.start();
        this.provider = provider;
        this.direct =
                xai.configure(FileChatClient.builder()).transport(provider).build();
    }

    Peer peer() {
        return peer;
    }

    FakeXai xai() {
        return xai;
    }

    /** Forgets the history before, and stores the files that the schedule is to find. */
    Map<String, StoredFile> prepare(Schedule schedule) {
        xai.reset();
        xai.chat().whenAnything().replyWith(request -> Caller.answerTo(request.lastUserText()));
        Map<String, StoredFile> files = new HashMap<>();
        schedule.operations()
                .filter(operation -> operation.kind().needsFile())
                .forEach(operation -> files.put(
                        operation.name(),
                        direct.files().upload(FileSource.of(operation.name(), OperationBytes.of(operation)))));
        schedule.calls().forEach(trouble -> trouble.causeIn(xai.faults()));
        return files;
    }

    FaultyProxy proxy(Schedule schedule, HttpAnswers answers) {
        FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
        schedule.connections().forEach(trouble -> trouble.causeIn(proxy, answers));
        return proxy;
    }

    FileChatClient client(Schedule schedule, FaultyProxy proxy) {
        return xai.configure(FileChatClient.builder())
                .transport(provider)
                .endpoint(proxy.host(), proxy.port())
                .timeout(schedule.timeout())
                .stallTimeout(schedule.timeout().dividedBy(2))
                .build();
    }

    @Override
    public void close() {
        try (xai) {
            direct.close();
        }
    }
}
