// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import dev.filechat.testkit.faults.Fault;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that were set, with what each does, in the order in which they were. */
public final class FaultBook<E> {

    private final List<Entry<E>> entries = new CopyOnWriteArrayList<>();

    public record Entry<E>(Fault fault, E effect) {}

    public Fault add(Fault fault, E effect) {
        entries.add(new Entry<>(fault, effect));
        return fault;
    }

    public List<Entry<E>> entries() {
        return entries;
    }

    public List<Fault> active() {
        return entries.stream().map(Entry::fault).filter(Fault::active).toList();
    }

    public void clear() {
        entries.forEach(entry -> entry.fault().clear());
        entries.clear();
    }
}
