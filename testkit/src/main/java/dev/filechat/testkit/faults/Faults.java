// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.faults.CallFaultBook;
import dev.filechat.testkit.internal.faults.Occasions;
import dev.filechat.testkit.internal.wire.ServiceMethods;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes wrong in a fake's calls: nothing, unless a test sets it:
 *
 * <pre>{@code
 * xai.faults().onUploads().times(2).refuse(Code.UNAVAILABLE, "Come back later.");
 * xai.faults().on("DeleteFile").nth(3).loseAnswer();
 * xai.faults().onAnyCall().withChance(0.1, 42).delay(Duration.ofMillis(50));
 * }</pre>
 *
 * <p>Several faults can strike one call, in the order in which they were set; one that ends the call keeps it from the
 * later ones, which count it nevertheless: the second upload is the second one, even if the first failed. A call
 * with no key, or a wrong one, is refused before any fault sees it.
 *
 * <p>Faults of the bytes on the wire that belong to no call are those of a {@link FaultyProxy}. Safe for use by several
 * threads.
 */
public final class Faults {

    private static final Set<String> CHATS = Set.of("GetCompletion", "GetCompletionChunk");

    private final CallFaultBook book;

    /**
     * Makes a view of the faults of a fake.
     *
     * @param book the faults
     */
    public Faults(CallFaultBook book) {
        this.book = book;
    }

    /**
     * Begins a fault of the calls of these methods.
     *
     * @param methods one or more names alone, such as {@code "UploadFile"}
     * @return the calls, of which some may be chosen, and what happens to them
     * @throws IllegalArgumentException if there is none, or the service has no such method
     */
    public CallFaults on(String... methods) {
        if (methods.length == 0) {
            throw new IllegalArgumentException("methods is empty; there must be at least one");
        }
        Set<String> known = Stream.of(methods).map(ServiceMethods::known).collect(Collectors.toSet());
        return calls(String.join(" and ", methods), known);
    }

    /**
     * Begins a fault of uploads.
     *
     * @return the calls, of which some may be chosen, and what happens to them
     */
    public CallFaults onUploads() {
        return on("UploadFile");
    }

    /**
     * Begins a fault of downloads, of files and of their text.
     *
     * @return the calls, of which some may be chosen, and what happens to them
     */
    public CallFaults onDownloads() {
        return on("RetrieveFileContent");
    }

    /**
     * Begins a fault of questions to a model, streamed or not; deferred ones are not among them.
     *
     * @return the calls, of which some may be chosen, and what happens to them
     */
    public CallFaults onChats() {
        return calls("chats", CHATS);
    }

    /**
     * Begins a fault of all calls.
     *
     * @return the calls, of which some may be chosen, and what happens to them
     */
    public CallFaults onAnyCall() {
        return calls("any call", Set.of());
    }

    private CallFaults calls(String target, Set<String> methods) {
        return new CallFaults(Occasions.every(target), methods, book);
    }

    /**
     * Returns the faults that can still strike.
     *
     * @return the faults, in the order in which they were set
     */
    public List<Fault> active() {
        return book.active().stream().map(Fault::new).toList();
    }

    /** Ends all faults: {@link Fault#clear()}. */
    public void clear() {
        book.clear();
    }
}
