// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.apache.lucene.util.automaton.Transition;
import org.jspecify.annotations.Nullable;

/** Makes a text that matches a regular expression, by Lucene's automata. What those cannot express is refused. */
final class PatternText {

    private static final int LONGEST = 10_000;
    private static final int WORK = 100_000;
    private static final String PREFERRED = "aA0 -";

    private PatternText() {}

    static String matching(String pattern, int least, int most) {
        String whole = pattern.replaceFirst("^\\^", "").replaceFirst("(?<!\\\\)\\$$", "");
        try {
            Automaton length =
                    Operations.repeat(Automata.makeAnyChar(), least, Math.min(most, Math.max(least, LONGEST)));
            Automaton both = Operations.determinize(
                    Operations.intersection(new RegExp(whole, RegExp.NONE).toAutomaton(), length), WORK);
            String text = shortest(both);
            if (Pattern.compile(pattern).matcher(text).find()) {
                return text;
            }
        } catch (IllegalArgumentException | TooComplexToDeterminizeException e) {
            throw tooHard(pattern, e);
        }
        throw tooHard(pattern, null);
    }

    private static IllegalArgumentException tooHard(String pattern, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "no text can be made for the pattern '" + pattern + "'; script the answer instead", cause);
    }

    private static String shortest(Automaton automaton) {
        Map<Integer, String> reached = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        if (automaton.getNumStates() > 0) {
            reached.put(0, "");
            open.add(0);
        }
        while (!open.isEmpty()) {
            int state = open.remove();
            String text = reached.getOrDefault(state, "");
            if (automaton.isAccept(state)) {
                return text;
            }
            Transition transition = new Transition();
            int count = automaton.initTransition(state, transition);
            for (int i = 0; i < count; i++) {
                automaton.getNextTransition(transition);
                if (reached.putIfAbsent(transition.dest, text + readable(transition)) == null) {
                    open.add(transition.dest);
                }
            }
        }
        throw new IllegalArgumentException("nothing matches");
    }

    private static String readable(Transition transition) {
        return PREFERRED
                .chars()
                .filter(letter -> letter >= transition.min && letter <= transition.max)
                .mapToObj(Character::toString)
                .findFirst()
                .orElseGet(() -> Character.toString(transition.min));
    }
}
