// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.batches.ItemState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A batch of a {@link FakeXai} as it was when it was looked up. Immutable. */
public final class FakeBatch {

    private final String id;
    private final String name;
    private final Map<String, ItemState> states;

    FakeBatch(String id, String name, Map<String, ItemState> states) {
        this.id = id;
        this.name = name;
        this.states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /**
     * Returns the id.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Returns the name.
     *
     * @return the name with which it was created
     */
    public String name() {
        return name;
    }

    /**
     * Returns what is in it.
     *
     * @return the state of each request by its id, in the order in which they were added
     */
    public Map<String, ItemState> states() {
        return states;
    }

    /**
     * Returns the requests that are in a state.
     *
     * @param state the state
     * @return their ids, in the order in which they were added
     */
    public List<String> requestsIn(ItemState state) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().equals(state))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public String toString() {
        return id + " \"" + name + "\" " + states;
    }
}
