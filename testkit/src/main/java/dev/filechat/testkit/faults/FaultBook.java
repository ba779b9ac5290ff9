// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that were set, with what each does, in the order in which they were. */
final class FaultBook<E> {

    private final List<Entry<E>> entries = new CopyOnWriteArrayList<>();

    record Entry<E>(Fault fault, E effect) {}

    Fault add(Fault fault, E effect) {
        entries.add(new Entry<>(fault, effect));
        return fault;
    }

    List<Entry<E>> entries() {
        return entries;
    }

    List<Fault> active() {
        return entries.stream().map(Entry::fault).filter(Fault::active).toList();
    }

    void clear() {
        entries.forEach(entry -> entry.fault().clear());
        entries.clear();
    }
}
