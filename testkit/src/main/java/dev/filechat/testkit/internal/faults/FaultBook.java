// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that were set, with what each does, in the order in which they were. */
public final class FaultBook<E> {

    private final List<Entry<E>> entries = new CopyOnWriteArrayList<>();

    public record Entry<E>(Strikes strikes, E effect) {}

    public Strikes add(Strikes strikes, E effect) {
        entries.add(new Entry<>(strikes, effect));
        return strikes;
    }

    public List<Entry<E>> entries() {
        return entries;
    }

    public List<Strikes> active() {
        return entries.stream().map(Entry::strikes).filter(Strikes::active).toList();
    }

    public void clear() {
        entries.forEach(entry -> entry.strikes().clear());
        entries.clear();
    }
}
