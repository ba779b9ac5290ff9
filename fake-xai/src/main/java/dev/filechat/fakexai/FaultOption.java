// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import dev.filechat.testkit.faults.CallFaults;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.Faults;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A fault as it is written on the command line: {@code CALLS[:WHICH]:FAULT}. */
final class FaultOption {

    private static final Set<String> WHICH = Set.of("nth", "times", "once", "chance", "seed");

    private FaultOption() {}

    /** Sets it, or says in one line what is wrong with it and what is allowed. */
    static Fault set(Faults faults, String written) {
        try {
            List<String> parts = Arrays.asList(written.split(":", 3));
            if (parts.size() < 2) {
                throw new IllegalArgumentException("write CALLS:FAULT or CALLS:WHICH:FAULT; --help tells more");
            }
            CallFaults calls = calls(faults, parts.getFirst());
            if (!isWhich(parts.get(1))) {
                return FaultKind.set(calls, written.substring(parts.getFirst().length() + 1));
            }
            if (parts.size() < 3) {
                throw new IllegalArgumentException("it says which calls, but not what happens to them");
            }
            return FaultKind.set(chosen(calls, parts.get(1)), parts.get(2));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--fault " + written + ": " + e.getMessage(), e);
        }
    }

    private static CallFaults calls(Faults faults, String written) {
        return switch (written) {
            case "onUploads" -> faults.onUploads();
            case "onDownloads" -> faults.onDownloads();
            case "onChats" -> faults.onChats();
            case "onAnyCall" -> faults.onAnyCall();
            default -> methods(faults, written);
        };
    }

    private static CallFaults methods(Faults faults, String written) {
        try {
            return faults.on(written.split("\\+"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", and onUploads, onDownloads, onChats, onAnyCall", e);
        }
    }

    private static boolean isWhich(String part) {
        return WHICH.contains(part.split("[=,]", 2)[0]);
    }

    private static CallFaults chosen(CallFaults calls, String written) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String setting : written.split(",", -1)) {
            String[] halves = setting.split("=", 2);
            boolean complete = halves.length == 2 || halves[0].equals("once");
            if (!WHICH.contains(halves[0]) || !complete) {
                throw new IllegalArgumentException("\"" + setting
                        + "\" does not say which calls; there are nth=N, times=N, once, chance=P, seed=N");
            }
            if (given.put(halves[0], halves.length == 2 ? halves[1] : "1") != null) {
                throw new IllegalArgumentException(halves[0] + " is given twice");
            }
        }
        return chosen(calls, given);
    }

    private static CallFaults chosen(CallFaults calls, Map<String, String> given) {
        CallFaults chosen = calls;
        if (given.containsKey("seed") && !given.containsKey("chance")) {
            throw new IllegalArgumentException("seed needs a chance, such as chance=0.1,seed=42");
        }
        for (Map.Entry<String, String> setting : given.entrySet()) {
            String name = setting.getKey();
            String value = setting.getValue();
            chosen = switch (name) {
                case "nth" -> chosen.nth(Numbers.count(name, value));
                case "times", "once" -> chosen.times(Numbers.count(name, value));
                case "chance" -> {
                    String seed = given.get("seed");
                    yield seed == null
                            ? chosen.withChance(Numbers.chance(value))
                            : chosen.withChance(Numbers.chance(value), Numbers.number("seed", seed));
                }
                default -> chosen;
            };
        }
        return chosen;
    }
}
